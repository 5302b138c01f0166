import { expect, test } from 'vitest';
import { forwardMessage } from './forward.ts';

test('a message is a tag, a time in seconds and a record', () => {
  const message = forwardMessage('web-firelens-1', 1_700_000_000_999, {
    log: 'x'.repeat(40),
    source: 'stdout',
  });
  expect(message.toString('latin1')).toBe(
    `\x93\xaeweb-firelens-1\xce\x65\x53\xf1\x00\x82\xa3log\xdb\x00\x00\x00\x28${'x'.repeat(40)}\xa6source\xa6stdout`,
  );
});
