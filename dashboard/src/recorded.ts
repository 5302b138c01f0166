// The page of a recorded session: the System view with its slider, and nothing that could be done.
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { html } from './html.ts';
import { decode, type Session } from './recording/encode.ts';
import { History } from './state/history.ts';
import type { Task } from './state/shapes.ts';
import { Activity } from './views/activity.ts';
import { SystemPicture } from './views/system/picture.ts';
import { TaskDialog } from './views/system/task-dialog.ts';
import { Timeline } from './views/system/timeline.ts';

const session = decode(document.getElementById('session')!.textContent);
const history = new History();
for (const picture of session.pictures) history.add(picture);

function Recorded({ region, limits, activity }: Session) {
  const first = session.pictures[0]?.at ?? 0;
  const [time = first, show] = useState<number | undefined>(session.pictures.at(-1)?.at);
  const [selected, select] = useState<Task | undefined>();
  const picture = history.at(time);
  const lines = activity.filter((line) => Date.parse(line.time) <= time);
  return html`
    <header>
      <h1>Drydock</h1>
      <p>${region}, recorded on ${new Date(first).toISOString().slice(0, 10)}</p>
    </header>
    <main aria-label="System">
      <${Timeline} history=${history} time=${time} show=${show} isRecording=${true} />
      ${picture && html`<${SystemPicture} picture=${picture} limits=${limits} select=${select} />`}
      ${selected && html`<${TaskDialog} key=${selected.taskArn} task=${selected} close=${() => select(undefined)} />`}
    </main>
    <${Activity} lines=${lines} />`;
}

render(html`<${Recorded} ...${session} />`, document.getElementById('page')!);
