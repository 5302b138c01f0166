// The two sides of an exchange, whatever protocol each speaks. Bodies travel without their framing.

import type { Header } from '../message/headers.ts';
import type { RequestHead } from '../message/http1/request-head.ts';
import type { OutgoingHead, ResponseHead } from '../message/http1/response-head.ts';
import type { ClientInfo } from './client-info.ts';

/** A client that waits for one response. */
export interface ClientStream {
  readonly head: RequestHead;
  readonly info: ClientInfo;
  /** `http`, `https`, `h2`, …: the first field of the access log. */
  readonly protocol: string;
  /** The bytes of this request, and of its response so far. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** 100, 102 or 103, passed through. */
  sendInformational(status: number, reason: string, headers: readonly Header[]): void;
  sendHead(head: OutgoingHead): void;
  /** @returns false when the client should be given time: `ClientEvents.clientDrain` follows. */
  sendData(bytes: Buffer): boolean;
  sendEnd(trailers: readonly Header[]): void;
  /**
   * Nothing more comes in this turn: what was held back to be sent together goes out.
   * @returns whether bytes given to sendData may still be needed.
   */
  flush(): boolean;
  /** The response cannot be completed: the client must see that it was cut off. */
  abort(): void;
  /** The connection is not to be used for another request. */
  closeAfterResponse(): void;
  pauseRequest(): void;
  resumeRequest(): void;
  /** After 101: bytes both ways. */
  startTunnel(): void;
}

export interface ClientEvents {
  /** The head has been read and its stream can be answered. */
  start(): void;
  requestData(bytes: Buffer): void;
  requestEnd(trailers: readonly Header[]): void;
  /** The rest of the request cannot be read (400). */
  requestBroken(): void;
  clientDrain(): void;
  clientGone(): void;
}

/** A request on its way to a target. */
export interface TargetStream {
  /** @returns false when the target should be given time: `TargetEvents.targetDrain` follows. */
  sendData(bytes: Buffer): boolean;
  sendEnd(trailers: readonly Header[]): void;
  pauseResponse(): void;
  resumeResponse(): void;
  /** Gives up: no event follows. */
  abort(): void;
  /** The connection is not to be used for another request. */
  closeAfterResponse(): void;
}

export type TargetFailure =
  | 'refused'
  | 'connect-timeout'
  | 'tls'
  | 'closed'
  | 'malformed'
  /** A function's request may not be this large. */
  | 'too-large'
  /** A function failed, or what it returned is no response. */
  | 'function';

export interface TargetEvents {
  /** No connection was free for the request: one is being made. */
  connectionMade(): void;
  responseInformational(head: ResponseHead): void;
  responseHead(head: ResponseHead): void;
  responseData(bytes: Buffer): void;
  responseEnd(trailers: readonly Header[]): void;
  /** Everything from one read has been delivered. @returns whether the client may still hold those bytes. */
  responsePause(): boolean;
  targetDrain(): void;
  targetFailed(failure: TargetFailure): void;
}
