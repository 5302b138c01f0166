// Here-documents of RUN, COPY and ADD: https://docs.docker.com/reference/dockerfile/#here-documents
import { BuildFailure, type DockerfilePlace } from './failure.ts';
import { expandWord, type Variables } from './words.ts';

export interface HereDocument {
  readonly name: string;
  /** As it stands, without the leading tabs that `<<-` takes away; each line with its end. */
  readonly content: string;
  /** A quoted name: variables in the content are not Docker's to replace. */
  readonly isLiteral: boolean;
}

const marker = /(?<![<\w])<<(-?)(["']?)([A-Za-z_]\w*)\2/g;

/** Takes the here-documents that an instruction opens off the lines that follow it. */
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
      if (line === undefined) throw new BuildFailure(`unterminated heredoc ${name}`, place);
      const stripped = dash ? line.replace(/^\t+/, '') : line;
      if (stripped === name) break;
      content.push(`${stripped}\n`);
    }
    return { name, content: content.join(''), isLiteral: quote !== '' };
  });
  return { documents, next };
}

/** Whether the text is one here-document and nothing else: its content is the script then. */
export function isOnlyHereDocument(text: string): boolean {
  return new RegExp(`^${marker.source}$`).test(text.trim());
}

/** The name, when a word of COPY is a here-document. */
export function hereDocumentName(word: string): string | undefined {
  return isOnlyHereDocument(word) ? word.replace(/^<<-?["']?|["']$/g, '') : undefined;
}

/** The content as a file: variables replaced, quotes left alone. */
export function expandContent(document: HereDocument, variables: Variables): string {
  if (document.isLiteral) return document.content;
  return document.content.replace(/\\\$|\$\{[^}]*\}|\$[A-Za-z_]\w*/g, (part) =>
    part === '\\$' ? '$' : expandWord(part, variables),
  );
}

/** What a shell is given: it reads the here-documents itself. */
export function shellText(text: string, documents: readonly HereDocument[]): string {
  if (documents.length === 0) return text;
  const [only] = documents;
  if (isOnlyHereDocument(text) && only) return only.content;
  // Tabs are gone already where they had to be, which a shell's `<<-` does not mind.
  return [`${text}\n`, ...documents.map(({ name, content }) => `${content}${name}\n`)].join('');
}
