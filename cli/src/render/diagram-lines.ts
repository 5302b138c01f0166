// The lines of `diagram`: the picture itself, or where it is.
import type { LinesByCode } from './lines-by-code.ts';

export const diagramLines: LinesByCode<'diagram-drawn' | 'diagram-written'> = {
  'diagram-drawn': ({ text }) => text.replace(/\n$/, '').split('\n'),
  'diagram-written': ({ file }) => [file],
};
