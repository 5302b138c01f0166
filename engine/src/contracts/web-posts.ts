// Messages to web servers of this machine: what SNS requests of the driver, and what comes back.

declare module '../kernel/registry.ts' {
  interface Effects {
    /** Sends one POST request. Reports web-posts/answered, even when there is no answer. */
    'web-posts/send': WebPost;
  }
  interface Reports {
    'web-posts/answered': {
      readonly postId: string;
      /** Absent when nobody answered. */
      readonly status?: number;
    };
  }
}

export interface WebPost {
  readonly postId: string;
  /** Of this machine: see `isLoopback`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Whether a URL leads to this machine. Nothing is ever sent to another. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\]|[a-z0-9.-]+\.localhost)$/.test(hostname);
}
