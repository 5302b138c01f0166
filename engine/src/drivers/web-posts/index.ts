// Sends messages to web servers of this machine, and to no other.
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { isLoopback, type WebPost } from '../../contracts/web-posts.ts';

/** As SNS: https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
const timeoutMs = 15_000;

export function createWebPosts(host: DriverHost): Driver {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  const send = async ({ postId, url, headers, body }: WebPost): Promise<void> => {
    const status = isLoopback(url) ? await statusOf(url, headers, body, stopping.signal) : undefined;
    running.delete(postId);
    host.report('web-posts/answered', { postId, ...(status === undefined ? {} : { status }) });
  };

  return {
    name: 'web-posts',
    effects: {
      'web-posts/send': (post) => {
        if (!running.has(post.postId)) running.set(post.postId, send(post));
      },
    },
    async recover() {},
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}

/** Undefined when nobody answers in time. A redirection is not followed: it could lead elsewhere. */
async function statusOf(
  url: string,
  headers: WebPost['headers'],
  body: string,
  stopping: AbortSignal,
): Promise<number | undefined> {
  try {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
