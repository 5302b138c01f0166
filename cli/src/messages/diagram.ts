// What `diagram` says.

export type DiagramMessage =
  | { readonly code: 'diagram-drawn'; readonly format: 'mermaid' | 'svg'; readonly text: string }
  | {
      readonly code: 'diagram-written';
      readonly format: 'mermaid' | 'svg';
      /** Absolute path. */
      readonly file: string;
    };
