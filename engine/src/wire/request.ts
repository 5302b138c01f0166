// An HTTP request and its response. The head comes first: whether the caller may say anything at all is decided before a
// byte of the body is read.

export interface RequestHead {
  readonly method: string;
  /** Without the query; percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface WireRequest extends RequestHead {
  /** Complete. */
  readonly body: Uint8Array;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

/** A response whose body comes as it is made, for as long as the client wants it. */
export interface StreamedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** @param gone aborts when the client goes away, and the stream ends */
  stream(gone: AbortSignal): AsyncIterable<string | Uint8Array>;
}
