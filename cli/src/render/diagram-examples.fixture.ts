// Examples of what `diagram` says.
import type { Examples } from './state-examples.fixture.ts';

export const diagramExamples: Pick<Examples, 'diagram-drawn' | 'diagram-written'> = {
  'diagram-drawn': [
    [
      { code: 'diagram-drawn', format: 'mermaid', text: 'flowchart LR\n  n1["web"]\n' },
      ['flowchart LR', '  n1["web"]'],
    ],
  ],
  'diagram-written': [[{ code: 'diagram-written', format: 'svg', file: '/a/b.svg' }, ['/a/b.svg']]],
};
