// The length of a request's body (RFC 9112 §6), and AWS's names for what is wrong with its framing. A severe
// finding is refused in every mode but `monitor`; for that one the body still gets one length, which is what is sent
// on.
import type { Findings } from './desync.ts';
import { type Header, withoutBlanks } from './headers.ts';

export type Framing =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' };

export type FramingResult = Framing | { readonly kind: 'refused'; readonly status: 400 | 501 };

const none: Framing = { kind: 'none' };
const chunked: Framing = { kind: 'chunked' };
const refused: FramingResult = { kind: 'refused', status: 400 };
/** What an invalid length counts as: the connection ends after it, so nothing is read in its place. */
const noLength = 0;
const digits = /^[0-9]{1,16}$/;
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export function requestFraming(
  method: string,
  version: '1.0' | '1.1',
  headers: readonly Header[],
  findings: Findings,
): FramingResult {
  let lengths: string[] | undefined;
  let codings: string[] | undefined;
  let suspicious = false;
  for (const field of headers) {
    if (field.key === 'content-length') {
      lengths ??= [];
      lengths.push(...field.value.split(','));
    } else if (field.key === 'transfer-encoding') {
      codings ??= [];
      codings.push(...field.value.split(','));
    } else if (isSuspicious(field.key)) suspicious = true;
  }
  if (suspicious) findings.add(lengths || codings ? 'SuspiciousTeClPresent' : 'SuspiciousHeader');
  if (!lengths && !codings) return none;

  const length = lengths ? contentLength(lengths, findings) : undefined;
  if (codings) {
    const coded = transferCoding(codings, findings);
    if (coded.kind === 'refused') return coded;
    // RFC 9112 §6.1: a 1.0 message with Transfer-Encoding has faulty framing.
    if (version === '1.0') {
      findings.add('BadTransferEncoding');
      return refused;
    }
    if (method === 'GET' || method === 'HEAD') findings.add('UndefinedTransferEncodingSemantics');
    if (length !== undefined) findings.add('BothTeClPresent');
    if (coded.kind === 'chunked') return coded;
  }
  if (length === undefined) return none;
  if (method === 'GET' || method === 'HEAD') {
    findings.add(length === 0 ? 'GetHeadZeroContentLength' : 'UndefinedContentLengthSemantics');
  }
  return { kind: 'length', length };
}

function contentLength(values: readonly string[], findings: Findings): number {
  const texts = values.map(withoutBlanks);
  for (const text of texts) {
    if (digits.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER) continue;
    findings.add(/^-[0-9]+$/.test(text) ? 'NegativeContentLength' : 'BadContentLength');
    return noLength;
  }
  const length = Number(texts[0]);
  if (texts.length > 1) {
    // `5` and `05` are the same number, but two readers may not agree on that.
    if (texts.some((text) => text !== texts[0])) {
      findings.add('MultipleContentLength');
      return length;
    }
    findings.add('DuplicateContentLength');
  }
  return length;
}

function transferCoding(values: readonly string[], findings: Findings): FramingResult {
  const codings = values.map((value) => withoutBlanks(value).toLowerCase());
  const times = codings.filter((coding) => coding === 'chunked').length;
  if (times > 1) findings.add('MultipleTransferEncodingChunked');
  for (const coding of codings) {
    if (coding === 'chunked' || coding === 'identity') continue;
    if (token.test(coding)) return { kind: 'refused', status: 501 };
    findings.add('BadTransferEncoding');
    return refused;
  }
  if (times > 0 && codings.at(-1) !== 'chunked') {
    findings.add('BadTransferEncoding');
    return refused;
  }
  return times > 0 ? chunked : none;
}

// What a careless reader may fold into Content-Length or Transfer-Encoding: `Content_Length`, `transfer.encoding`,
// `TransferEncoding`.
export function isSuspicious(key: string): boolean {
  const first = key.charCodeAt(0);
  if (first !== 0x63 && first !== 0x74 && isLetter(first)) return false;
  const folded = key.replace(/[^a-z]/g, '');
  return folded === 'contentlength' || folded === 'transferencoding';
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
