// One line a step, with its time. Where there is a terminal the marks have colours.
const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const dim = (text: string) => paint(2, text);
export const green = (text: string) => paint(32, text);
export const red = (text: string) => paint(31, text);
export const yellow = (text: string) => paint(33, text);

const nameWidth = 26;

export function done(name: string, tookMs: number, detail = ''): void {
  console.log(
    `  ${green('✓')} ${name.padEnd(nameWidth)} ${seconds(tookMs).padStart(8)}${detail && `  ${dim(detail)}`}`,
  );
}

export function failed(name: string, tookMs: number, reason: string): void {
  console.log(`  ${red('✗')} ${name.padEnd(nameWidth)} ${seconds(tookMs).padStart(8)}`);
  for (const line of reason.split('\n')) console.log(`      ${line}`);
}

export function notice(text: string): void {
  console.log(`  ${yellow('!')} ${text}`);
}

/** `0.4 s` */
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
