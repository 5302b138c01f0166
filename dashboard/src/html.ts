// Markup as tagged templates: html`<p>${text}</p>`. What is put in is text, never markup.
import htm from 'htm';
import { h, type VNode } from 'preact';

export const html = htm.bind(h) as (strings: TemplateStringsArray, ...values: unknown[]) => VNode;
