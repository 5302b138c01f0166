// The port that a program's sources name, where nothing better says one: `listen(3000)`, `process.env.PORT || 3000`,
// `app.run(port=5000)`.
import type { Folder } from './folder.ts';

const sources = /\.(js|mjs|cjs|ts|mts|cts|py|rb|go)$/;
const notTheProgram = /(^|\/)(tests?|__tests__|spec|examples?|scripts|docs)\/|\.(test|spec|config|d)\.\w+$/;
const mostFiles = 200;

const patterns: readonly RegExp[] = [
  // process.env.PORT || 3000, env.PORT ?? '3000', os.environ.get("PORT", 5000), os.Getenv
  /\bPORT\b['"\])]*\s*(?:\|\||\?\?|,)\s*['"]?(\d{2,5})\b/,
  // const port = 3000
  /\bport\s*(?::\s*number\s*)?=\s*(\d{2,5})\b/i,
  // app.listen(3000), server.listen({ port: 3000 }), ListenAndServe(":8080"
  /\blisten(?:AndServe)?\(\s*(?:\{[^}]*?\bport\s*:\s*)?['"]?:?(\d{2,5})\b/i,
];

/** The first port of the first file that names one, with that file as the reason. */
export function portInSources(
  { files, read }: Folder,
  entry?: string,
): { readonly port: number; readonly why: string } | undefined {
  const candidates = files.filter((file) => sources.test(file) && !notTheProgram.test(file));
  // A program begins near the top: its entry, then the files that lie highest.
  const ordered = candidates.sort((a, b) => rank(a, entry) - rank(b, entry)).slice(0, mostFiles);
  for (const pattern of patterns) {
    for (const file of ordered) {
      const port = Number(pattern.exec(read(file) ?? '')?.[1]);
      if (port >= 80 && port <= 65_535) return { port, why: file };
    }
  }
  return undefined;
}

const rank = (file: string, entry: string | undefined) => (file === entry ? -1 : file.split('/').length);
