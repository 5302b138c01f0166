// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
import { registryPassword } from '../../../contracts/registry-password.ts';
import type { Operation } from '../../../kernel/context.ts';

const validMs = 12 * 3_600_000;

/** The registry accepts any password, since it listens on loopback only. This one carries the region and the caller. */
export const getAuthorizationToken: Operation<'ecr', 'GetAuthorizationToken'> = (_input, ctx) => ({
  authorizationData: [
    {
      authorizationToken: Buffer.from(`AWS:${registryPassword(ctx.region, ctx.caller, ctx.ids)}`).toString(
        'base64',
      ),
      expiresAt: new Date(ctx.now + validMs),
      proxyEndpoint: ctx.endpoint,
    },
  ],
});
