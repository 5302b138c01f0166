// Lines of logs, as text whatever they are, the newest in sight as long as nobody scrolls up.
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../html.ts';
import type { LogLine } from '../../state/load-logs.ts';

const bad = /\b(error|fatal|exception|panic|traceback)\b/i;

export function Lines({
  lines,
  label = 'Lines',
}: {
  readonly lines: readonly LogLine[];
  readonly label?: string;
}) {
  const place = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const newest = lines.at(-1)?.eventId;
  useEffect(() => {
    const list = place.current;
    if (list && isAtEnd.current) list.scrollTop = list.scrollHeight;
  }, [newest]);
  const onScroll = ({ currentTarget }: { currentTarget: HTMLElement }) => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < 30;
  };
  return html`
    <ol class="lines" aria-label=${label} tabindex="0" ref=${place} onScroll=${onScroll}>
      ${lines.map(
        ({ eventId, timestamp, logStreamName, message }) => html`
          <li key=${eventId} class=${bad.test(message) ? 'bad' : ''}>
            <time>${new Date(timestamp).toISOString().slice(11, 23)}</time>
            <span class="quiet">${logStreamName.split('/').at(-1)?.slice(0, 8)}</span> <code>${message}</code>
          </li>`,
      )}
    </ol>`;
}
