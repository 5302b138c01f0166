// A folder of a test: its files as an object.
import type { Folder } from '../folder.ts';

export function folderOf(files: Readonly<Record<string, string | object>>, name = 'shop'): Folder {
  const texts = new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      typeof text === 'string' ? text : JSON.stringify(text),
    ]),
  );
  return { name, files: [...texts.keys()].sort(), read: (path) => texts.get(path) };
}
