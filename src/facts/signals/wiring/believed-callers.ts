/** Does this name stand in a text, as a name of its own? */
export const mentions = (text: string, name: string): boolean => {
  for (let at = name === '' ? -1 : text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!ofWord.test(text[at - 1] ?? ' ') && text[at - 1] !== '.' && !ofWord.test(text[at + name.length] ?? ' ')) return true;
  return false;
};
const ofWord = /[\w$]/;

/** `email = email || body.email`, `const actor = header || url.searchParams.get('email')`: who says by another word who they are is believed as well. What is a secret may stand there. */
export const believesCaller = (text: string, names: readonly string[]): boolean => {
  const said = new Set([...text.matchAll(/\b(?:const|let|var)\s+(\w+)\s*=\s*([^;\n]{0,200})/g)].flatMap(([, name = '', value = '']) => (ofRequest.test(value) ? [name] : [])));
  return [...text.matchAll(/(?<![\w$.])(\w{1,60})\s*(?:\?\?|\|\|)?=(?![=>])\s*([^;\n]{1,200})/g)].some(
    ([, name = '', value = '']) =>
      names.includes(name) && !said.has(name) && isIdentity.test(name) && (ofRequest.test(value) || (/\|\||\?\?/.test(value) && [...said].some((one) => mentions(value, one)))),
  );
};
/** What a caller writes into a request, and no database is asked for. */
const ofRequest = /\bsearchParams\.get\(|\b(?:req|request)\.(?:query|body)\b|\bbody\??\.\w|\bformData\.get\(|\bgetQuery\(/;
const isIdentity = /^(?!.*(?:[tT]oken|[sS]ecret|[kK]ey|[sS]ignature|[sS]ession|[cC]ode)).*(?:[eE]mail|[uU]ser|[aA]ctor|[nN]ame|[aA]ccount|[iI]dentity|[cC]aller|[iI]d)/;
