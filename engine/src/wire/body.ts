// Reads a request's body, up to a limit.
import type { IncomingMessage } from 'node:http';
import type { ProtocolName } from '../contracts/wire-row.ts';
import { AwsFault } from '../kernel/faults.ts';

/** As PutMetricData's: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html. The others take less. */
export const usualBodyBytes = 1024 ** 2;

/** The client went away before its request was complete: there is nobody to answer. */
export class RequestAborted extends Error {}

/**
 * @throws AwsFault when the body is larger than the limit, before anything is read when the request says so itself
 * @throws RequestAborted
 */
export async function readBody(
  incoming: IncomingMessage,
  limitBytes: number,
  protocol: ProtocolName | undefined,
): Promise<Uint8Array> {
  if (Number(incoming.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes, protocol);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Breaking off must leave the connection open for the answer.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limitBytes) throw tooLarge(limitBytes, protocol);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AwsFault ? error : new RequestAborted();
  }
  return Buffer.concat(chunks);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; Lambda names its limit with the same words. */
function tooLarge(limitBytes: number, protocol: ProtocolName | undefined): AwsFault {
  if (protocol === 'restXmlOfS3') {
    return new AwsFault({
      code: 'EntityTooLarge',
      message: 'Your proposed upload exceeds the maximum allowed size',
      members: { MaxSizeAllowed: limitBytes },
    });
  }
  return new AwsFault({
    code: protocol === 'restJson' ? 'RequestEntityTooLargeException' : 'RequestEntityTooLarge',
    status: 413,
    message: `Request must be smaller than ${limitBytes} bytes.`,
  });
}
