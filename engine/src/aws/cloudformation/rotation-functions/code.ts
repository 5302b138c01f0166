// The function that stands for AWS's own rotation functions. It rotates the password of a database's master user, through RDS:
// AWS's log in to the database instead, and can rotate that of any user.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
export const rotationCode = `
const { env } = require('node:process');
const { SecretsManager } = require('@aws-sdk/client-secrets-manager');
const { RDS, waitUntilDBClusterAvailable, waitUntilDBInstanceAvailable } = require('@aws-sdk/client-rds');
const secrets = new SecretsManager();
const client = new RDS();

exports.handler = ({ Step, SecretId, ClientRequestToken }) => steps[Step](SecretId, ClientRequestToken);

const steps = {
  async createSecret(SecretId, ClientRequestToken) {
    if (await valueOf(SecretId, ClientRequestToken)) return;
    const current = await valueOf(SecretId);
    const { RandomPassword: password } = await secrets.getRandomPassword({
      ExcludeCharacters: env.EXCLUDE_CHARACTERS,
    });
    const SecretString = JSON.stringify({ ...current, password });
    await secrets.putSecretValue({ SecretId, ClientRequestToken, SecretString, VersionStages: ['AWSPENDING'] });
  },

  async setSecret(SecretId, token) {
    const { dbClusterIdentifier, dbInstanceIdentifier, username, password } = await valueOf(SecretId, token);
    const change = { MasterUserPassword: password, ApplyImmediately: true };
    if (dbClusterIdentifier) {
      const id = { DBClusterIdentifier: dbClusterIdentifier };
      const { DBClusters } = await client.describeDBClusters(id);
      checkUser(username, DBClusters[0]);
      await client.modifyDBCluster({ ...id, ...change });
    } else if (dbInstanceIdentifier) {
      const id = { DBInstanceIdentifier: dbInstanceIdentifier };
      const { DBInstances } = await client.describeDBInstances(id);
      checkUser(username, DBInstances[0]);
      await client.modifyDBInstance({ ...id, ...change });
    } else throw new Error('The secret is attached to no database of RDS.');
  },

  async testSecret(SecretId, token) {
    const { dbClusterIdentifier, dbInstanceIdentifier } = await valueOf(SecretId, token);
    const patience = { client, maxWaitTime: 25, minDelay: 1, maxDelay: 2 };
    if (dbClusterIdentifier)
      await waitUntilDBClusterAvailable(patience, { DBClusterIdentifier: dbClusterIdentifier });
    else if (dbInstanceIdentifier)
      await waitUntilDBInstanceAvailable(patience, { DBInstanceIdentifier: dbInstanceIdentifier });
  },

  async finishSecret(SecretId, token) {
    const { VersionIdsToStages } = await secrets.describeSecret({ SecretId });
    const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes('AWSCURRENT'));
    if (current === token) return;
    await secrets.updateSecretVersionStage({
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: token,
      RemoveFromVersionId: current,
    });
  },
};

function checkUser(username, { MasterUsername }) {
  if (username === MasterUsername) return;
  throw new Error('Drydock rotates the password of the master user only: ' + username + ' is another.');
}

async function valueOf(SecretId, VersionId) {
  try {
    const { SecretString } = await secrets.getSecretValue({ SecretId, ...(VersionId && { VersionId }) });
    return JSON.parse(SecretString);
  } catch (error) {
    if (VersionId && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
`;
