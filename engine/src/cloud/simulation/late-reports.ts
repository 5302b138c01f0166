// Reports of drivers that arrive late. Those of one thing stay in their order, as on one connection; those of different
// things overtake each other.
import type { DriverHost } from '../../contracts/driver.ts';
import type { Millis } from '../../kernel/clock.ts';

/** How much later than usual a report arrives, in milliseconds. */
export type LateBy = (report: string) => Millis;

export function withLateReports(host: DriverHost, lateBy: LateBy): DriverHost {
  const latest = new Map<string, Millis>();
  return {
    ...host,
    report(name, report) {
      const { clock } = host;
      const { taskArn } = report as { readonly taskArn?: string };
      const about = taskArn ?? name;
      const at = Math.max(clock.now() + lateBy(name), latest.get(about) ?? 0);
      if (at <= clock.now()) return host.report(name, report);
      latest.set(about, at);
      clock.after(at - clock.now(), () => host.report(name, report));
    },
  };
}
