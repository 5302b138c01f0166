// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
import type { Operation } from '../../../kernel/context.ts';

const validMs = 12 * 3_600_000;

/** The registry accepts any password, since it listens on loopback only. This one carries the region. */
export const getAuthorizationToken: Operation<'ecr', 'GetAuthorizationToken'> = (_input, ctx) => ({
  authorizationData: [
    {
      authorizationToken: Buffer.from(`AWS:${ctx.region}.${ctx.ids.alphanumeric(64)}`).toString('base64'),
      expiresAt: new Date(ctx.now + validMs),
      proxyEndpoint: ctx.endpoint,
    },
  ],
});
