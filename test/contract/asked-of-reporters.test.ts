import { describe, expect, test } from 'vitest';
import { judged } from './judged.ts';

const headings = {
  en: ['Security Policy', 'Reporting a vulnerability', 'Mail the team at security@tool.dev with the steps that are needed to see it.'],
  de: ['Sicherheitsrichtlinie', 'Schwachstellen melden', 'Der Bericht geht an security@tool.dev und wird von der Leitung gelesen.'],
  fr: ['Politique de sécurité', 'Signaler une vulnérabilité', 'Les rapports sont lus par les responsables du projet à security@tool.dev.'],
  es: ['Política de seguridad', 'Informar de una vulnerabilidad', 'Los informes se reciben en security@tool.dev y los lee el equipo del proyecto.'],
  pt: ['Política de segurança', 'Reportar uma vulnerabilidade', 'Os relatórios são recebidos em security@tool.dev e lidos por uma pessoa da equipe.'],
  ru: ['Политика безопасности', 'Сообщить об уязвимости', 'Отчёты приходят на security@tool.dev.'],
  zh: ['安全政策', '报告漏洞', '报告发送到 security@tool.dev。'],
  ja: ['セキュリティポリシー', '脆弱性の報告', '報告は security@tool.dev で受け付けています。'],
  ko: ['보안 정책', '취약점 신고', '신고는 security@tool.dev 에서 받습니다.'],
  it: ['Politica di sicurezza', 'Segnalare una vulnerabilità', 'Le segnalazioni arrivano a security@tool.dev e le legge il gruppo del progetto.'],
  pl: ['Polityka bezpieczeństwa', 'Zgłaszanie podatności', 'Zgłoszenia trafiają na security@tool.dev i czyta je zespół projektu.'],
  tr: ['Güvenlik politikası', 'Güvenlik açığı bildirimi', 'Yazışma adresi security@tool.dev, açıkları ise projenin çalışanları okur.'],
  nl: ['Beveiligingsbeleid', 'Kwetsbaarheden melden', 'De meldingen komen binnen op security@tool.dev en worden door het team gelezen.'],
  id: ['Kebijakan keamanan', 'Melaporkan kerentanan', 'Laporan diterima di security@tool.dev dan dibaca oleh tim proyek ini.'],
  uk: ['Політика безпеки', 'Повідомити про вразливість', 'Звіти надходять на security@tool.dev, їх читає команда проєкту.'],
} as const;
type Known = keyof typeof headings;

const answerTo = async (language: Known, sentence: string) => {
  const [title, heading, first] = headings[language];
  return (await judged(`# ${title}\n\n## ${heading}\n\n${first}\n\n${sentence}\n`)).find(({ text }) => text === sentence);
};

describe('what is asked of reporters is nothing that the repository keeps or breaks', () => {
  test.each<[Known, string]>([
    ['en', 'Never include real customer data in what you send.'],
    ['en', 'Please do not run load tests.'],
    ['de', 'Bitte senden Sie keine echten Kundendaten.'],
    ['de', 'Öffnen Sie kein öffentliches Issue.'],
    ['fr', 'N’incluez pas de mots de passe dans les rapports.'],
    ['fr', 'Merci de tester sur votre propre installation.'],
    ['es', 'No abras ningún ticket público.'],
    ['es', 'Nunca incluya contraseñas en los informes.'],
    ['pt', 'Nunca inclua senhas em relatórios.'],
    ['pt', 'Não abra uma issue pública no GitHub.'],
    ['ru', 'Пожалуйста, не отправляйте пароли.'],
    ['ru', 'Не публикуйте подробности.'],
    ['zh', '请勿在报告中包含密码。'],
    ['ja', '報告にパスワードを含めないでください。'],
    ['ko', '신고에 비밀번호를 포함하지 마세요.'],
    ['it', 'Non includere password nelle segnalazioni.'],
    ['it', 'Non aprire una issue pubblica.'],
    ['pl', 'Nie podawaj haseł w zgłoszeniach.'],
    ['pl', 'Prosimy nie ujawniać szczegółów.'],
    ['tr', 'Raporlara parola eklemeyin.'],
    ['nl', 'Vermeld geen wachtwoorden in meldingen.'],
    ['id', 'Jangan sertakan kata sandi dalam laporan.'],
    ['uk', 'Не надсилайте паролі у звітах.'],
  ])('%s: %s', async (language, sentence) => {
    expect(await answerTo(language, sentence)).toMatchObject({ verdict: 'not-applicable', polarity: 'advises' });
  });
});

test('what reporters are to refrain from is asked of them, item by item', async () => {
  const list = await judged('# Security\n\n## Testing\n\nWhile researching, we would like to ask you to refrain from:\n\n- Denial of service\n- Spamming\n');
  expect(list.filter(({ text }) => /Denial|Spamming/.test(text)).map(({ verdict }) => verdict)).toEqual(['not-applicable', 'not-applicable']);
});

test.each(['Please give us a reasonable time before anything is told to others.', 'Fill out the form with the details.'])(
  'below the steps of a disclosure as well: %s',
  async (sentence) => {
    const [asked] = await judged(`# Security\n\n## Disclosure\n\n${sentence}\n`);
    expect(asked).toMatchObject({ verdict: 'not-applicable' });
  },
);

test('what users are asked beside the supported versions is not asked of reporters', async () => {
  const of = async (sentence: string) => (await judged(`# Security\n\n## Supported versions\n\n${sentence}\n`))[0]?.question;
  expect(await of('Keep the server updated to the latest release.')).not.toContain('reporters');
  expect(await of('If you found a hole in a pre-release, please try whether the release has it too.')).toContain('reporters');
});

describe('what is cared about promises nothing', () => {
  test.each<[Known, string]>([
    ['en', 'We take the security of this tool very seriously.'],
    ['en', 'Security is a top priority for this project.'],
    ['en', 'We welcome working with you.'],
    ['de', 'Wir nehmen die Sicherheit sehr ernst.'],
    ['fr', 'Nous prenons la sécurité très au sérieux.'],
    ['es', 'Nos tomamos la seguridad muy en serio.'],
    ['pt', 'Levamos a segurança muito a sério.'],
    ['ru', 'Мы серьёзно относимся к безопасности.'],
    ['zh', '我们非常重视安全。'],
    ['ja', '私たちはセキュリティを真剣に考えています。'],
    ['ko', '우리는 보안을 중요하게 생각합니다.'],
    ['it', 'Prendiamo la sicurezza molto sul serio.'],
    ['pl', 'Traktujemy bezpieczeństwo bardzo poważnie.'],
    ['tr', 'Güvenliği ciddiye alıyoruz.'],
    ['nl', 'Wij nemen veiligheid zeer serieus.'],
    ['id', 'Kami menanggapi keamanan dengan serius.'],
    ['uk', 'Ми серйозно ставимося до безпеки.'],
  ])('%s: %s', async (language, sentence) => {
    expect(await answerTo(language, sentence)).toMatchObject({ verdict: 'not-applicable' });
  });

  test.each([
    'We take security seriously and scan each image.',
    'Security is important: answers come within 48 hours.',
    'We believe that every request is authenticated.',
    'We take reports seriously and will fix them.',
  ])('but what is done about it does: %s', async (sentence) => {
    const told = (await judged(`# Security\n\n## Our work\n\n${sentence}\n`)).filter(({ text }) => text.startsWith(sentence.slice(0, 8)));
    expect(told.map(({ question }) => question).join()).not.toContain('care about');
  });
});

test('a list of what a report should contain is told as that, whatever introduces it', async () => {
  const list = await judged(
    '# Security\n\n## Reporting\n\nMail security@tool.dev.\n\nA page with these parts is enough for most cases:\n\n- The affected component\n- Steps to reproduce\n- The impact\n',
  );
  expect(list.slice(-4).map(({ subject, verdict }) => [subject, verdict])).toEqual(Array.from({ length: 4 }, () => ['policy/report-contents', 'kept']));
});

test('a list of steps, one of which says what to send, is no such list', async () => {
  const steps = await judged(
    '# Security\n\n## Reporting\n\nIf you find a hole:\n\n- Mail security@tool.dev.\n- Include the steps to reproduce it and its impact.\n- We will confirm that it arrived.\n',
  );
  expect(steps.at(-1)?.subject).not.toBe('policy/report-contents');
});

describe('thanks promise nothing', () => {
  test.each<[Known, string]>([
    ['en', 'Thank you for keeping the people who use this safe!'],
    ['en', 'Many thanks in advance.'],
    ['de', 'Vielen Dank für Ihre Hilfe!'],
    ['fr', 'Merci pour votre aide !'],
    ['es', '¡Gracias por ayudarnos!'],
    ['pt', 'Obrigado pela ajuda!'],
    ['ru', 'Спасибо за помощь!'],
    ['zh', '感谢您的帮助！'],
    ['ja', 'ご協力ありがとうございます。'],
    ['it', 'Grazie per il vostro aiuto!'],
    ['nl', 'Bedankt voor uw hulp!'],
  ])('%s: %s', async (language, sentence) => {
    expect(await answerTo(language, sentence)).toMatchObject({ verdict: 'not-applicable' });
  });

  test.each<[Known, string]>([
    ['en', 'Thanks to all our reporters!'],
    ['es', '¡Gracias a todos!'],
  ])('to somebody, %s: %s', async (language, sentence) => {
    expect(await answerTo(language, sentence)).toMatchObject({ verdict: 'not-applicable' });
  });

  test.each<[Known, string]>([
    ['en', 'Thanks to parameterised queries, SQL injection is not possible.'],
    ['de', 'Dank vorbereiteter Anweisungen ist keine Injektion möglich.'],
    ['es', 'Gracias al aislamiento, ningún complemento lee los datos.'],
    ['it', 'Grazie alla cifratura nessuno legge i dati.'],
  ])('but what is so thanks to something is a claim, %s: %s', async (language, sentence) => {
    expect((await answerTo(language, sentence))?.verdict).not.toBe('not-applicable');
  });

  test.each(['Thank you; we will answer within 48 hours.', 'We thank every reporter in the release notes.'])('but not: %s', async (sentence) => {
    expect(await answerTo('en', sentence)).toMatchObject({ verdict: 'manual' });
  });
});

test('advice whose subject nobody knows is asked about as advice', async () => {
  const [advice] = (await judged('# Security\n\n## For operators\n\nKeep the cluster small.\n')).filter(({ text }) => text.startsWith('Keep'));
  expect(advice).toMatchObject({ verdict: 'manual', question: 'Is this advice still right?' });
});

describe('a request that names a way in is still asked about', () => {
  test.each<[Known, string]>([
    ['en', 'Please report it privately on GitHub.'],
    ['pt', 'Envie os relatórios pelo formulário do GitHub.'],
    ['ja', 'メールで送信してください。'],
    ['ru', 'Вы получите ответ.'],
  ])('%s: %s', async (language, sentence) => {
    expect(await answerTo(language, sentence)).toMatchObject({ verdict: 'manual' });
  });
});

describe('who promises to try is asked whether reports were answered', () => {
  test.each<[Known, string]>([
    ['en', 'I’ll try to get back to you.'],
    ['en', 'We do our best to answer quickly.'],
    ['de', 'Ich versuche, mich schnell zu melden.'],
    ['fr', 'Nous essaierons de répondre rapidement.'],
    ['es', 'Intentaré contestar lo antes posible.'],
    ['pt', 'Tentarei responder o mais rápido possível.'],
    ['ru', 'Мы постараемся ответить быстро.'],
    ['zh', '我们会尽力尽快回复。'],
    ['ja', 'できるだけ早く返信するよう努めます。'],
    ['ko', '빠르게 답변하도록 노력하겠습니다.'],
    ['it', 'Cercheremo di rispondere al più presto.'],
    ['pl', 'Postaramy się odpowiedzieć szybko.'],
    ['tr', 'Hızlı yanıt vermeye çalışacağız.'],
    ['nl', 'We proberen snel te antwoorden.'],
    ['id', 'Kami akan berusaha menjawab secepatnya.'],
    ['uk', 'Ми намагатимемося відповісти швидко.'],
  ])('%s: %s', async (language, sentence) => {
    expect(await answerTo(language, sentence)).toMatchObject({
      verdict: 'manual',
      polarity: 'promises',
      subject: 'policy/response-times',
      question: 'Were the reports of the last year answered as is promised here?',
    });
  });
});
