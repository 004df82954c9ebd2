/** A plain text of SARIF, in which `[words](place)` would be a link and a backslash takes that from the bracket behind it (section 3.11.6). */
export const plainMessage = (text: string): { readonly text: string } => ({ text: text.includes('](') ? text.replaceAll(/[\\[\]]/g, '\\$&') : text });
