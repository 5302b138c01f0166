// Here-documents of RUN, COPY and ADD: https://docs.docker.com/reference/dockerfile/#here-documents
import { DockerfileFailure, type DockerfilePlace } from './failure.ts';
import { expandWord, type Variables } from './words.ts';

export interface HereDocument {
  readonly name: string;
  /** Lines with their line breaks; without leading tabs for `<<-`. */
  readonly content: string;
  /** Whether the name is quoted: variables in the content are not replaced then. */
  readonly isLiteral: boolean;
}

const marker = /(?<![<\w])<<(-?)(["']?)([A-Za-z_]\w*)\2/g;

/** Reads the here-documents that an instruction begins from the lines after it. */
export function readHereDocuments(
  text: string,
  lines: readonly string[],
  from: number,
  place: DockerfilePlace,
): { readonly documents: readonly HereDocument[]; readonly next: number } {
  let next = from;
  const documents = [...text.matchAll(marker)].map(([, dash, quote, name = '']): HereDocument => {
    const content: string[] = [];
    for (;;) {
      const line = lines[next++];
      if (line === undefined) throw new DockerfileFailure(`unterminated heredoc ${name}`, place);
      const stripped = dash ? line.replace(/^\t+/, '') : line;
      if (stripped === name) break;
      content.push(`${stripped}\n`);
    }
    return { name, content: content.join(''), isLiteral: quote !== '' };
  });
  return { documents, next };
}

/** Whether the text is just one here-document: its content is the script then. */
export function isOnlyHereDocument(text: string): boolean {
  return new RegExp(`^${marker.source}$`).test(text.trim());
}

/** The name, when a word of COPY is a here-document. */
export function hereDocumentName(word: string): string | undefined {
  return isOnlyHereDocument(word) ? word.replace(/^<<-?["']?|["']$/g, '') : undefined;
}

/** The content with variables replaced and quotes kept. */
export function expandContent(document: HereDocument, variables: Variables): string {
  if (document.isLiteral) return document.content;
  return document.content.replace(/\\\$|\$\{[^}]*\}|\$[A-Za-z_]\w*/g, (part) =>
    part === '\\$' ? '$' : expandWord(part, variables),
  );
}

/** The command with its here-documents, which the shell reads. */
export function shellText(text: string, documents: readonly HereDocument[]): string {
  if (documents.length === 0) return text;
  const [only] = documents;
  if (isOnlyHereDocument(text) && only) return only.content;
  // Tabs have been removed already, which does not matter to the shell's `<<-`.
  return [`${text}\n`, ...documents.map(({ name, content }) => `${content}${name}\n`)].join('');
}
