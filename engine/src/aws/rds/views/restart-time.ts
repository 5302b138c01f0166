// When a stopped database is started again by itself.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_StopInstance.html
import type { DatabaseRecord } from '../state.ts';

export const restartTimeOf = ({ status, restartAt }: DatabaseRecord) =>
  status === 'stopped' && restartAt !== undefined ? { AutomaticRestartTime: new Date(restartAt) } : {};
