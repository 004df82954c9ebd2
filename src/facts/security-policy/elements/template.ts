import { expression } from '../../../long-expression.ts';
import { type Passage, wordsOf } from '../passage.ts';
import { isRefusal } from '../stance.ts';
import { ofAll } from '../words.ts';
import { under } from './scene.ts';

/** The sentences of the host's template that tell the maintainer what to write, in the languages people have translated it into. */
const instruction = ofAll({
  en: `
    use this section to (?:tell|inform|describe|explain|list)|tell (?:them|people|users|reporters) (?:where to go|how (?:often|to))
    |(?:replace|fill in|edit|customi[sz]e|update|remove|delete) (?:
      this|the following|with your|in your|the (?:placeholder|text|address|e-?mail)
    )[^.]{0,40}(?:section|placeholder|template|your (?:own|actual|real)|below|line|before publishing)|lorem ipsum
  `,
  de: '(?:verwenden|nutzen) sie diesen abschnitt|in diesem abschnitt (?:können|erfährst|erläuter)|geben sie an, wohin|beschreibe, wohin|hier siehst du, welche versionen deines projekts',
  fr: 'utilisez cette section pour|(?:dites-leur|indiquez) où aller|cette section pour (?:indiquer|informer|dire)|indique(?:z)? ici si',
  es: '(?:utilice|usa|use|utiliza) esta sección para|d[ií]gales (?:a )?dónde|informa a los usuarios sobre cómo reportar',
  pt: 'use esta seção para|diga às pessoas (?:para )?onde|informe (?:aos|às) .{0,20}para onde',
  ru: 'используйте этот раздел|(?:расскажите|сообщите) им, куда',
  zh: '使用本(?:节|部分)|(?:请)?使用此(?:节|部分)|告诉(?:他们|用户)(?:去|在)哪里|本节(?:用于|用来)告诉',
  ja: 'このセクションを使用して|どこに行けばよいか',
  ko: '이 섹션을 사용하여|(?:보고|신고|제보)하는 방법을 (?:알려|안내해|설명해) ?주세요|어떤 버전이[^.]{0,60}지원하는지 (?:알려|안내해) ?주세요|업데이트 빈도[^.]{0,60}(?:알려|안내해) ?주세요|(?:사람들|사용자|신고자)에게[^.]{0,60}알려 ?주세요|어디로 가야',
  it: 'usa(?:re)? questa sezione per|(?:indica|comunica) loro dove',
  pl: 'użyj tej sekcji|powiedz im, gdzie',
  tr: 'bu bölüm(?:ü|de)[^.]{0,120}(?:kullan|belirt(?:in|ebilir))|nereye gidecek',
  nl: 'gebruik dez?e sectie om|vertel ze waar',
  id: 'gunakan bagian ini untuk|beri tahu mereka (?:ke )?mana',
  uk: 'використовуйте цей розділ|розкажіть їм, куди',
  vi: 'sử dụng (?:phần|mục) này để (?:cho|thông báo|nói)',
  cs: 'použijte t(?:uto sekci|ento oddíl) k',
});

/** An address, name or link that has to be filled in, wherever it stands. */
const blank = expression('i')`
    \[(?:
      adicion[ea]|insir[ae]|inserir|inserta[r]?|coloque|seu|sua|añad[ae]|agreg[ae]|ingres[ae]|votre|ajoute[rz]?|insére[rz]|вставьте|укажите
      |добавьте|впишите|ваш|aggiungi|inserisci|wpisz|wstaw|vul |您的|你的|ここに|insert|your|add|enter|project|maintainer|company|organi[sz]ation
      |contact|e-?mail|security|link|url|name|date|todo|tbd|x|xx|number|tu|seu|votre|ton|ihre|deine?|twój|twoj|tuo|uw|jouw|ваш|repo|owner
      |username|team|pgp
    )(?:[^\]\n]{0,60})\](?!\(|:)|\{\{(?!(?:dot|at)\})\s{0,4}\w[^}\n]{0,60}\}\}
    |<(?:insert|your|add|enter|project|maintainer|company|email|e-mail|contact|security|to-?do|tbd|fixme|domain|change)[^>@\n]{0,40}>
    |\b(?:your|tu|seu|votre)[-_ ]?(?:real[-_ ])?(?:e-?mail|domain|company|org(?:ani[sz]ation)?|project|name|username|website|correo)
    (?:[-_.][A-Za-z0-9]+)*(?:@|\.(?:com|org|net|io|dev)\b)|\bREPLACE[_ ](?:ME|WITH|THIS)\b|\bchange[-_]?me\b|@your-?domain\b|\bxxx+@|@xxx+\b
    |\[[^\]\n]{0,40}(?:を記載|を入力|を記入|填写|请输入|替换|입력|기재|작성)[^\]\n]{0,20}\](?!\()|请替换为|請替換|将此处替换|入力してください$
    |github\.com\/(?:owner|user(?:name)?|your-?(?:org|user|name|username)|org|organization|<[^>]+>|\[[^\]]+\])\/
    (?:repo(?:sitory)?|project|your-?repo|<|\[|[\w-]+)|link_zum|link_to_|\[email\s?protected\]
    |\[[^\]\n@:]{0,40}(?:e-?mail|correo|почт|邮箱|メールアドレス|이메일)[^\]\n@:]{0,40}\](?![([:])|example\.(?:com|org|net)\/(?:security|report)
    |\bPROJECT_NAME\b|\b(?:document|describe|list) (?:them|it) here\b
  `;

/** Numbers that nobody has: a telephone with XX for digits, a key that counts upwards; and what is to be done, in capitals: "todo" is "all" in Spanish. */
const madeUp = expression()`
    (?:^|:|\b(?:[Tt]o|[Aa]t|[Bb]y|[Ee]-?mail(?:ing)?|[Cc]ontact))\s*(?:TO-?DO|TBD|FIXME)\b|\bX{2,4}(?:[ .-]X{2,4}){1,4}\b
    |(?<![\w>])<[A-ZÀ-ÖØ-ÞА-ЯЁ](?=[^<>@=/]{0,60}[ ])[^<>@=/]{3,160}[^<>@=/\s]>
    |\b0x(?:ABCD ?1234|DEADBEEF|12345678)\b|\b(?:1234 5678 9ABC|ABCD 1234 EFGH)\b|\bOWNER\/REPO\b|\bTODO[-_]\w+|(?:XXXX[ -]){3}
  `;

const sampleAddress = expression('i')`
    @(?:[\w-]+\.)*(?:
      example|ejemplo|exemple|exemplo|beispiel|test|invalid|yourdomain
      |your-?(?:company|domain|org|organi[sz]ation|project|email|website|site|app)|mydomain|mycompany|domain|domaine|dominio|domein|company
      |projectname|project-?domain|youremail|yourorg|tudominio|seudominio|votredomaine|placeholder|somewhere|email
    )\.(?:com|org|net|io|dev|co|edu|local|tld|app|de|fr|es|br|com\.br|ru|cn|jp|kr)\b|@project\.(?:org|com)\b|@(?:[\w-]+\.)*example\b
    |\b(?:name|user|you|email|maintainer|someone|address)@(?:host|domain|email|mail|example|server)\b
    |(?<![\w.+-])(?:user-?name|your-?(?:user)?-?(?:name|e?mail)|my-?e?mail|john\.?doe|jane\.?doe)@
  `;

/** "(to be filled in)" */
const toBeFilledIn = expression('iu')`
    [[（(](?:추후[^\])）]{0,20}|[^\])）]{0,12}(?:예정|준비 ?중)|未定|準備中|追って[^\])）]{0,20}|待定|待补充?|稍后提供)[\])）](?!\()
    |[([（](?:please )?(?:
      define|set|add|replace|insert|change|specify|fill in|defin[ae]|añad[ae]|agreg[ae]|cambi[ae]|reemplaz[ae]|adicione|substitua|altere
      |defina|remplace[rz]?|ajoute[rz]?|définisse[rz]|ersetzen?|ergänzen?|eintragen|замените|добавьте|укажите|sostituire|aggiungere|zmień
      |uzupełnij|değiştirin|vervang|ganti|замініть|请替换|请填写|差し替え
    )(?!\p{L})[^)\]）]{0,24}(?:e-?mail|correo|courriel|address|adresse|kontakt|contact|alias|почт|адрес|mail|邮箱|地址|メール|連絡先)[^)\]）]{0,80}
    [)\]）](?!\()
    |[([（][^)\]）]{0,30}(?:
      to be (?:filled|added|completed|inserted)|à (?:renseigner|compléter|remplir)|por (?:completar|rellenar)|a (?:preencher|completare)
      |auszufüllen|noch (?:ein|nach)zutragen|заполнить|待(?:填写|补充|填)|要記入|추후 ?(?:기재|작성)
    )
  `;

/** "Replace all values of `CHANGE_ME`" is said to whoever runs it. */
const toReplace =
  /replac|chang(?!e[-_ ]?me)|rotat|ersetz|änder|remplac|reempla|cambi|substitu|troque|alter[ae]|замен|смени|替换|更改|修改|変更|置き換え|변경|교체|sostitu|zmień|değiştir|vervang|ganti/i;

/** Is this line itself left over from a template? */
export const isPlaceholder = (passage: Passage): boolean => {
  if (passage.kind === 'code') return false;
  const text = wordsOf(passage);
  // "[Your GitHub name]", in a form for reports: who reports fills it in.
  if (/^\[your [^\]]*\bname\b[^\]]*\]$/i.test(text.trim()) && under(passage, 'credit', 'reportContents')) return false;
  // A line of code that users are told to write into their own project shows an address and gives none.
  // And so does what is said of a template language.
  const examples = passage.codes.filter(
    (code) =>
      (/^\W*change[-_ ]?me\W*$/i.test(code) && toReplace.test(passage.text)) ||
      // A family of values.
      /\w\*/.test(code.replace(/[-_.]\*/, 'x*')) ||
      (/\s/.test(code.trim()) && sampleAddress.test(code)) ||
      /^[^A-Z]*\{\{[#/ ]*[a-z][^A-Z]*$/.test(code),
  );
  // "[SECURITY]" is a tag for the subject line of reports, and a cell with "[x]" is ticked.
  const own = examples.reduce((rest, code) => rest.replace(code, ' '), text.replaceAll(/\[security\]|(?<=^|\|\s*)\[x\](?=\s*(?:\||$))/gi, ' '));
  return (
    instruction.test(passage.text) ||
    madeUp.test(text) ||
    toBeFilledIn.test(passage.text) ||
    sampleAddress.test(own) ||
    blank.test(own.replaceAll(/https?:\/\/\S*\?\S*/g, ' ')) ||
    passage.codes.some((code) => !examples.includes(code) && blank.test(code.replaceAll(/\[security\]/gi, ' ')))
  );
};

/** Text that tells the maintainer what to write says nothing to a reader. */
export const isInstruction = (passage: Passage): boolean => instruction.test(passage.text) || wholeSlot.test(passage.text.trim());
const wholeSlot = /^<[^<>@=/]{10,200}>$/;

/** "<An address. Never a public issue.>": what has to be filled in may be told in several sentences. */
export const slotsOf = (passages: readonly Passage[]): readonly Passage[] => {
  const lines = new Map<number, Passage[]>();
  for (const passage of passages) {
    const sentences = lines.get(passage.line) ?? [];
    sentences.push(passage);
    lines.set(passage.line, sentences);
  }
  return [...lines.values()].filter((sentences) => /^<[A-ZÀ-ÖØ-ÞА-ЯЁ][^<>@=/]*$/.test(sentences[0]?.text ?? '') && /^[^<>]*>$/.test(sentences.at(-1)?.text ?? '')).flat();
};

export const isSampleAddress = (address: string): boolean => sampleAddress.test(address) || blank.test(address);

/** The host's sample of a table of versions: exactly its four rows, of which it supports the first and the third. */
export const sampleRowsOf = (passages: readonly Passage[]): readonly Passage[] => {
  const versions = ['5.1.x', '5.0.x', '4.0.x', '< 4.0'];
  const found = versions.map((version) => passages.filter(({ text }) => text.length < 60 && flat(text).startsWith(flat(version))));
  const isChanged = [...(found[0] ?? []), ...(found[2] ?? [])].some(isRefusal);
  return found.every((rows) => rows.length > 0) && !isChanged ? found.flat() : [];
};

const flat = (text: string): string => text.toLowerCase().replaceAll(/[\s|\\]+/g, '');
