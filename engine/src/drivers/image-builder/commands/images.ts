// `docker images`: https://docs.docker.com/reference/cli/docker/image/ls/

import { imageSize } from './inspect.ts';
import { parseOptions } from './options.ts';
import type { Command } from './session.ts';

export const images: Command = async (session, args) => {
  const options = parseOptions('images', args, { switches: { quiet: 'q', 'no-trunc': '', all: 'a' } });
  const [only] = options.operands;
  const rows = session.store.list().flatMap((image) => {
    const id = image.manifest.config.digest;
    const displayedId = options.has('no-trunc') ? id : id.slice(7, 19);
    return (image.tags.length > 0 ? image.tags : ['<none>:<none>']).map((name) => {
      const colon = name.lastIndexOf(':');
      const size = `${(imageSize(image) / 1e6).toFixed(1)}MB`;
      return { repository: name.slice(0, colon), tag: name.slice(colon + 1), id: displayedId, size };
    });
  });
  const wanted = rows.filter(
    (row) => only === undefined || row.repository === only || `${row.repository}:${row.tag}` === only,
  );
  if (options.has('quiet')) {
    for (const id of new Set(wanted.map((row) => row.id))) session.out(`${id}\n`);
    return;
  }
  const table = [{ repository: 'REPOSITORY', tag: 'TAG', id: 'IMAGE ID', size: 'SIZE' }, ...wanted];
  const width = (key: 'repository' | 'tag' | 'id') => Math.max(...table.map((row) => row[key].length)) + 3;
  for (const row of table)
    session.out(
      `${row.repository.padEnd(width('repository'))}${row.tag.padEnd(width('tag'))}${row.id.padEnd(width('id'))}${row.size}\n`,
    );
};
