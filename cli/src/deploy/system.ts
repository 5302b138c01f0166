// The names that the reference system has in a rehearsal, and the parameters that make its waits short.

export const rootStack = 'drydock';
export const repositoryId = 'local/drydock';
export const connectionName = 'drydock-local';

/** Only waits: what is built and how it is wired is the same as on AWS. */
export const rehearsalWaits: Readonly<Record<string, string>> = {
  BakeTimeInMinutes: '0',
  DeregistrationDelaySeconds: '1',
  HealthCheckIntervalSeconds: '5',
};
