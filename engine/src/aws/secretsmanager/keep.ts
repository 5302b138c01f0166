// Writes a secret, and with it its replicas.
import type { Context } from '../../kernel/context.ts';
import { replicaOf, replicasOf } from './replicas/replica.ts';
import { names, replicas, type SecretRecord, secrets } from './state.ts';

export function keep(secret: SecretRecord, ctx: Context): void {
  const { name, goneAt } = secret;
  ctx.put(secrets, name, secret);
  ctx.put(names, `${ctx.region}/${name}`, goneAt === undefined ? {} : { goneAt });
  for (const { region, secret: known, ...rest } of replicasOf(secret, ctx))
    ctx.put(replicas, `${region}/${secret.arn}`, {
      ...rest,
      region,
      secret: replicaOf(secret, { Region: region, KmsKeyId: known.kmsKeyId }, ctx),
    });
}

export function forget(name: string, ctx: Context): void {
  ctx.delete(secrets, name);
  ctx.delete(names, `${ctx.region}/${name}`);
}
