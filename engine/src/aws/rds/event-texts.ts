// What RDS says of databases and snapshots.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
/** `<number> <category>: <message>` */
export type Text = `${number} ${string}: ${string}`;

export const instanceTexts = {
  created: '0005 creation: DB instance created',
  deleted: '0003 deletion: DB instance deleted',
  started: '0088 notification: DB instance started',
  stopped: '0087 notification: DB instance stopped',
  overdue:
    '0154 notification: DB instance is being started due to it exceeding the maximum allowed time being stopped.',
  shutDown: '0004 availability: DB instance shutdown',
  restarted: '0006 availability: DB instance restarted',
  backupBegun: '0001 backup: Backing up DB instance',
  backupFinished: '0002 backup: Finished DB Instance backup',
  failed:
    '0031 failure: DB instance put into failed state. RDS recommends that you initiate a point-in-time-restore.',
  passwordReset: '0016 configuration change: Reset master credentials',
  classChanging: '0012 configuration change: Applying modification to database instance class',
  classChanged: '0014 configuration change: Finished applying modification to DB instance class',
  storageChanging: '0018 configuration change: Applying modification to allocated storage',
  storageChanged: '0017 configuration change: Finished applying modification to allocated storage',
  becomingMultiAz: '0024 configuration change: Applying modification to convert to a Multi-AZ DB instance',
  becameMultiAz:
    '0025 configuration change: Finished applying modification to convert to a Multi-AZ DB instance',
  becomingSingleAz:
    '0030 configuration change: Applying modification to convert to a standard (Single-AZ) DB instance',
  becameSingleAz:
    '0029 configuration change: Finished applying modification to convert to a standard (Single-AZ) DB instance',
  backupsDisabled: '0028 configuration change: Disabled automated backups',
  backupsEnabled: '0032 configuration change: Enabled automated backups',
} as const satisfies Readonly<Record<string, Text>>;

export type DatabaseEventName = keyof typeof instanceTexts;

/** What has no line here happens to instances only. */
export const clusterTexts: Readonly<Partial<Record<DatabaseEventName, Text>>> = {
  created: '0170 creation: DB cluster created',
  deleted: '0171 deletion: DB cluster deleted',
  started: '0151 notification: DB cluster started',
  stopped: '0150 notification: DB cluster stopped',
  overdue:
    '0153 notification: DB cluster is being started due to it exceeding the maximum allowed time being stopped.',
  passwordReset: '0016 configuration change: Reset master credentials',
};

export type SnapshotEventName = 'creating' | 'created' | 'deleted';

export const snapshotTexts: Readonly<Record<SnapshotEventName, Text>> = {
  creating: '0040 creation: Creating manual snapshot',
  created: '0042 creation: Manual snapshot created',
  deleted: '0041 deletion: Deleted user snapshot',
};
/** AWS has none of a deletion. */
export const clusterSnapshotTexts: Readonly<Partial<Record<SnapshotEventName, Text>>> = {
  creating: '0074 backup: Creating manual cluster snapshot',
  created: '0075 backup: Manual cluster snapshot created',
};
