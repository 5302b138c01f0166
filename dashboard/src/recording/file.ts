// A session as one HTML file that opens without an engine: the modules that show it, its styles, and the session as data.
import { get } from '../cloud/send.ts';

const root = new URL('../', import.meta.url);
/** Its page, with the ending that modules have where they are served from. */
const viewer = new URL(`recorded${/\.\w+$/.exec(import.meta.url)?.[0]}`, root);
/** What an import names: a path, whoever wrote it. */
const imports = /(\b(?:from|import)\s*)(["'])((?:\.|\/)[^"']+)\2/g;
const styles = ['style.css', 'system.css'];

/** @param session see `encode` */
export async function recordingFile(session: string): Promise<Blob> {
  const modules = new Map<string, string>();
  await collect(viewer, modules);
  const css = await Promise.all(styles.map(async (name) => (await get(new URL(name, root))).text()));
  const imported = Object.fromEntries(
    [...modules].map(([name, text]) => [name, `data:text/javascript;base64,${base64(text)}`]),
  );
  const data = session.replaceAll('<', '\\u003c');
  return new Blob(
    [
      `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Drydock: a recorded session</title>
    <style>${css.join('\n')}</style>
    <script type="importmap">${JSON.stringify({ imports: imported })}</script>
    <script type="application/json" id="session">${data}</script>
  </head>
  <body>
    <div id="page"></div>
    <script type="module">import "${nameOf(viewer)}";</script>
  </body>
</html>
`,
    ],
    { type: 'text/html' },
  );
}

/** A module of the file has no address to resolve paths by: it is imported by a name. */
const nameOf = (url: URL): string => `drydock/${url.pathname.slice(root.pathname.length)}`;

/** The module and all that it imports, by name. */
async function collect(url: URL, modules: Map<string, string>): Promise<void> {
  const name = nameOf(url);
  if (modules.has(name)) return;
  modules.set(name, '');
  const text = await (await get(url)).text();
  const found: URL[] = [];
  modules.set(
    name,
    text.replace(imports, (_, words, quote, path) => {
      const imported = new URL(path, url);
      found.push(imported);
      return `${words}${quote}${nameOf(imported)}${quote}`;
    }),
  );
  await Promise.all(found.map((each) => collect(each, modules)));
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Has the browser save it. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
