// Where a body ends, said in ways that two readers could understand differently.
import { chunkedSmuggled, get, post, type Row, smuggled } from './case.ts';

const contentLengths: Row[] = (
  [
    ['+5', 400],
    ['-1', 400],
    ['-0', 400],
    ['5 5', 400],
    ['5,6', 400],
    ['5, 5', 200],
    ['5;', 400],
    ['0x5', 400],
    ['5.0', 400],
    ['5e0', 400],
    ['', 400],
    ['five', 400],
    ['\t5\t', 200],
    ['\x0b5', 400],
    ['5\x0b', 400],
    ['5\x0c', 400],
    ['5\xa0', 400],
    ['\xb5', 400],
    ["'5'", 400],
    ['"5"', 400],
    ['5,', 400],
    [',5', 400],
    ['99999999999999999999', 400],
    ['9007199254740993', 400],
    ['18446744073709551621', 400],
    ['00005', 200],
    ['5\0', 400],
    ['5\r', 400],
    ['5#', 400],
    ['0b101', 400],
    ['5, 05', 400],
  ] as const
).map(([value, status]) => [
  `Content-Length: ${JSON.stringify(value)}`,
  post(`Content-Length: ${value}\r\n`, status === 200 ? `hello` : `hello${smuggled}`),
  status,
]);

const repeatedLengths: Row[] = [
  [
    'two equal Content-Length fields',
    post('Content-Length: 5\r\nContent-Length: 5\r\n', `hello${smuggled}`),
    200,
  ],
  [
    'two different Content-Length fields',
    post(`Content-Length: 0\r\nContent-Length: ${smuggled.length}\r\n`, smuggled),
    400,
  ],
  [
    'Content-Length fields in different case',
    post(`content-length: 0\r\nCONTENT-LENGTH: ${smuggled.length}\r\n`, smuggled),
    400,
  ],
  [
    'three Content-Length fields, the last different',
    post('Content-Length: 5\r\nContent-Length: 5\r\nContent-Length: 6\r\n', `hello${smuggled}`),
    400,
  ],
  [
    'equal numbers written differently',
    post('Content-Length: 5\r\nContent-Length: 05\r\n', `hello${smuggled}`),
    400,
  ],
  ['a GET with a body', get(`Content-Length: ${smuggled.length}\r\n`, smuggled), 200],
  ['a GET with Content-Length: 0', get('Content-Length: 0\r\n'), 200],
  [
    'a HEAD with a body',
    `HEAD /x HTTP/1.1\r\nHost: a\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`,
    200,
  ],
  ['a DELETE with a body', `DELETE /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello`, 200],
  ['a body that is shorter than announced', post('Content-Length: 50\r\n', 'hello'), 'hang'],
];

const codings: Row[] = (
  [
    ['Chunked', 200],
    ['CHUNKED', 200],
    ['\tchunked', 200],
    ['chunked ', 200],
    ['identity, chunked', 200],
    ['xchunked', 501],
    ['chunkedx', 501],
    ['chunk', 501],
    ['gzip, chunked', 501],
    ['chunked, gzip', 501],
    ['deflate', 501],
    ['chunked, chunked', 400],
    ['chunked, identity', 400],
    ['chunked;q=1', 400],
    ['"chunked"', 400],
    ["'chunked'", 501],
    ['chunked\x0b', 400],
    ['\x0bchunked', 400],
    ['chun ked', 400],
    ['', 400],
    [',chunked', 400],
    ['chunked,', 400],
    ['chunked\0', 400],
    ['chunked\r', 400],
    ['\xa0chunked', 400],
    ['chunked\xff', 400],
    ['[chunked]', 400],
    ['chunked/', 400],
    ['identity', 200],
  ] as const
).flatMap(([value, status]) => {
  const name = `Transfer-Encoding: ${JSON.stringify(value)}`;
  const plain = value === 'identity' ? '' : status === 200 ? '0\r\n\r\n' : chunkedSmuggled;
  return [
    [name, post(`Transfer-Encoding: ${value}\r\n`, plain), status] as const,
    [
      `${name} after Content-Length`,
      post(`Content-Length: 5\r\nTransfer-Encoding: ${value}\r\n`, chunkedSmuggled),
      status,
    ] as const,
  ];
});

const bothLengths: Row[] = [
  [
    'CL.TE: the length ends before the chunks do',
    post(`Content-Length: 6\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\nG`),
    200,
  ],
  [
    'CL.TE with a whole request behind',
    post(`Content-Length: ${chunkedSmuggled.length}\r\nTransfer-Encoding: chunked\r\n`, chunkedSmuggled),
    200,
  ],
  [
    'TE.CL: the chunks end after the length',
    post(
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
      `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`,
    ),
    200,
  ],
  ['TE first', post('Transfer-Encoding: chunked\r\nContent-Length: 4\r\n', chunkedSmuggled), 200],
  [
    'two Transfer-Encoding fields, both chunked',
    post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', chunkedSmuggled),
    400,
  ],
  [
    'two Transfer-Encoding fields, chunked last',
    post('Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    200,
  ],
  [
    'two Transfer-Encoding fields, chunked first',
    post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', chunkedSmuggled),
    400,
  ],
  [
    'two Transfer-Encoding fields, one unknown',
    post('Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n', chunkedSmuggled),
    501,
  ],
  [
    'chunked in HTTP/1.0',
    `POST /x HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunkedSmuggled}`,
    400,
  ],
  ['chunked in a GET', get('Transfer-Encoding: chunked\r\n', chunkedSmuggled), 200],
  [
    'Connection names Content-Length',
    post('Connection: close, Content-Length\r\nContent-Length: 5\r\n', 'hello'),
    200,
  ],
  [
    'Connection names Transfer-Encoding',
    post('Connection: close, Transfer-Encoding\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    200,
  ],
];

const disguised: Row[] = [
  'Transfer-Encoding : chunked',
  ' Transfer-Encoding: chunked',
  '\tTransfer-Encoding: chunked',
  'Transfer-Encoding\t: chunked',
  'Transfer-Encoding\0: chunked',
  'Transfer-Encoding\x0b: chunked',
  'Transfer-Encoding\xa0: chunked',
  'Transfer-\r\n Encoding: chunked',
  'Transfer-Encoding:\r\n chunked',
  'X: x\nTransfer-Encoding: chunked',
  'X: x\rTransfer-Encoding: chunked',
  'X: x\r\rTransfer-Encoding: chunked',
  'X: x\n\nGET /smuggled HTTP/1.1',
  'X: x\n\rTransfer-Encoding: chunked',
  'Transfer Encoding: chunked',
  'Transfer_Encoding: chunked',
  'Transfer.Encoding: chunked',
  'TransferEncoding: chunked',
  'Content_Length: 0',
  'Content Length: 0',
  'Content-Length : 0',
  ' Content-Length: 0',
  '\0Content-Length: 0',
  'Content-Length\r: 0',
].map(
  (line): Row => [
    `beside Content-Length: ${JSON.stringify(line)}`,
    post(`Content-Length: ${chunkedSmuggled.length}\r\n${line}\r\n`, chunkedSmuggled),
    400,
  ],
);

const chunked = (body: string) => post('Transfer-Encoding: chunked\r\n', body);
const chunks: Row[] = [
  [
    'a chunk size in hexadecimal of both cases',
    chunked('A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n'),
    200,
  ],
  ['zeros before a chunk size', chunked('0005\r\nhello\r\n0\r\n\r\n'), 200],
  ['a last chunk of many zeros', chunked('000\r\n\r\n'), 200],
  ['blanks after a chunk size', chunked('5 \r\nhello\r\n0\r\n\r\n'), 200],
  ['a chunk size with 0x', chunked(`0x5\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a negative chunk size', chunked(`-5\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a chunk size with +', chunked(`+5\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['no chunk size', chunked(`\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a chunk size that is no number', chunked(`xyz\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a chunk size of 17 digits', chunked(`FFFFFFFFFFFFFFFFF\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a chunk size that wraps around', chunked(`10000000000000005\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a blank before a chunk size', chunked(` 5\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a bare LF after a chunk size', chunked('5\nhello\r\n0\r\n\r\n'), 400],
  ['a bare CR after a chunk size', chunked('5\rhello\r\n0\r\n\r\n'), 400],
  ['a bare LF after a chunk', chunked('5\r\nhello\n0\r\n\r\n'), 400],
  ['a bare CR after a chunk', chunked('5\r\nhello\r0\r\n\r\n'), 400],
  ['nothing after a chunk', chunked('5\r\nhello0\r\n\r\n'), 400],
  ['a chunk longer than its size', chunked(`5\r\nhello world\r\n${chunkedSmuggled}`), 400],
  ['a chunk shorter than its size', chunked(`50\r\nhello\r\n0\r\n\r\n`), 'hang'],
  ['a chunk extension', chunked('5;a=b\r\nhello\r\n0\r\n\r\n'), 200],
  ['a quoted chunk extension', chunked('5;a="b;c"\r\nhello\r\n0\r\n\r\n'), 200],
  ['a bare LF in a chunk extension', chunked(`5;a\nhello\r\n${chunkedSmuggled}`), 400],
  ['a bare CR in a chunk extension', chunked(`5;a\rb\r\nhello\r\n${chunkedSmuggled}`), 400],
  ['a NUL in a chunk extension', chunked('5;a\0\r\nhello\r\n0\r\n\r\n'), 400],
  ['a chunk extension of 5 K', chunked(`5;${'x'.repeat(5000)}\r\nhello\r\n0\r\n\r\n`), 400],
  ['text after a chunk size that is no extension', chunked('5 x\r\nhello\r\n0\r\n\r\n'), 400],
  ['a request in place of the trailers', chunked(`0\r\n${smuggled}`), 400],
  ['a bare LF after the last chunk', chunked(`0\n\r\n${smuggled}`), 400],
  ['a bare LF for the last line', chunked(`0\r\n\n${smuggled}`), 400],
  ['a trailer without a colon', chunked('0\r\nnothing\r\n\r\n'), 400],
  ['a folded trailer', chunked('0\r\nX: a\r\n b\r\n\r\n'), 400],
  ['a trailer with a bare LF', chunked('0\r\nX: a\nY: b\r\n\r\n'), 400],
  [
    'a trailer that frames',
    chunked('0\r\nContent-Length: 100\r\nTransfer-Encoding: chunked\r\nHost: b\r\n\r\n'),
    200,
  ],
  ['trailers of 20 K', chunked(`0\r\n${`X: ${'y'.repeat(1000)}\r\n`.repeat(20)}\r\n`), 400],
  [
    'a request behind the last chunk',
    post('Transfer-Encoding: chunked\r\nConnection: close\r\n', chunkedSmuggled),
    200,
  ],
  ['no last chunk', chunked('5\r\nhello\r\n'), 'hang'],
];

export const framingCases: readonly Row[] = [
  ...contentLengths,
  ...repeatedLengths,
  ...codings,
  ...bothLengths,
  ...disguised,
  ...chunks,
];
