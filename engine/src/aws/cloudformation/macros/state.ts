// Macros, by which templates are processed.
import { defineTable } from '../../../kernel/table.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'cloudformation/macros': { readonly functionName: string };
  }
}

/** Key: the macro's name. */
export const macros = defineTable('cloudformation/macros');
