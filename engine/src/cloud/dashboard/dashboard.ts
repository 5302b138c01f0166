// What the engine answers below `/_drydock/dashboard/`: the page's files to anyone on this machine, and the engine's token to
// who has a link's key.

import type { Millis } from '../../kernel/clock.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { newSecret } from '../../kernel/ids.ts';
import type { DashboardControl } from '../../wire/control.ts';
import { dashboardFile, dashboardPath } from './files.ts';
import { DashboardKeys } from './keys.ts';

/** Everything is the engine's own: no script, style, image or connection of another host, and no script in the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'cache-control': 'no-cache',
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export function dashboardControl(now: () => Millis, token: string): DashboardControl {
  const keys = new DashboardKeys(now, newSecret);
  return {
    file(path) {
      const file = dashboardFile(path.slice(dashboardPath.length));
      if (!file) throw new AwsFault({ code: 'NotFound', status: 404, message: `There is no ${path}.` });
      return { status: 200, headers: { ...headers, 'content-type': file.type }, body: file.content };
    },
    issueKey: () => ({ path: `${dashboardPath}#key=${keys.issue()}` }),
    redeemKey(request) {
      const { key } = request as { key?: unknown };
      if (typeof key === 'string' && keys.redeem(key)) return { token };
      return { refused: 'This link has been used or has expired. Get a new one: drydock open --dashboard' };
    },
  };
}
