// What a new instance or cluster is asked for.
import type { CreateDBClusterMessage, CreateDBInstanceMessage } from '@aws-sdk/client-rds';

export type NewDatabase = Partial<CreateDBInstanceMessage & CreateDBClusterMessage>;
