import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../../src/facts/security-policy/read-policy.ts';

const reading = (text: string) => readPolicy('SECURITY.md', text);
const present = (text: string) =>
  reading(text)
    .elements.filter((found) => found.present)
    .map(({ element }) => element as string);

describe('what people write in their own words', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'a whole policy in two paragraphs, in Portuguese',
      '# Segurança\n\nReporte falhas de forma privada para a@tool.dev. Não abra uma issue pública. Inclua versão, impacto e uma reprodução mínima.\n\nVersões da linha 3.x recebem correções de segurança.',
      ['email', 'no_public_issue', 'report_contents', 'supported_versions', 'versions_concrete'],
      [],
    ],
    [
      'kinds that count and kinds that do not, each below a label, in Spanish',
      '# Seguridad\n\n## Cómo avisar\n\nEscriba a a@tool.dev. Cuenta qué has visto, cómo reproducirlo y qué versión usas.\n\n## Qué cuenta como vulnerabilidad\n\nEl servidor está pensado para funcionar en una red local o detrás de una VPN.\n\n**Sí lo es:**\n\n- Saltarse la autenticación.\n\n**No lo es:**\n\n- Exponer la aplicación a propósito.',
      ['report_contents', 'scope', 'out_of_scope', 'hardening'],
      [],
    ],
    [
      'a list below an infinitive, and where the mend is told of, in French',
      "# Sécurité\n\n## Signaler\n\nÉcrivez à a@tool.dev. Indiquer :\n\n* la version et le commit ;\n* la requête qui reproduit le problème ;\n* l'effet observé.\n\nLe correctif est publié dans une version à part, avec une entrée au `CHANGELOG.md` qui crédite l'auteur du signalement.",
      ['report_contents', 'update_channel', 'credit'],
      [],
    ],
    [
      'rules for tests and what happens next, in German',
      '# Sicherheit\n\n## Meldung\n\nSchreibe an a@tool.dev.\n\n## Geltungsbereich und Forschung\n\nMeldungen betreffen den Code dieses Repositorys. Teste keine Systeme, die dir nicht gehören, und greife nicht auf Daten anderer Benutzer zu.\n\n## Was als Nächstes passiert\n\nWir bewerten die Meldung und koordinieren einen Fix. Der Zeitpunkt einer Offenlegung wird mit dem Meldenden abgestimmt.',
      ['scope', 'researcher_rules', 'handling_process', 'disclosure_policy'],
      ['known_limitations'],
    ],
    [
      'English terms within Russian',
      '# Безопасность\n\nПишите на a@tool.dev.\n\n## Что происходит дальше\n\nMaintainer подтверждает получение отчёта и воспроизводит проблему в закрытом контексте. Исправление готовится приватно до согласованного disclosure; затем выходит patched release.',
      ['handling_process', 'disclosure_policy'],
      ['out_of_scope'],
    ],
    [
      'Traditional Chinese',
      '# 保安政策\n\n## 報告漏洞\n\n請使用 GitHub 私密漏洞報告，請勿建立公開議題。\n\n## 回應\n\n維護者會核實報告的範圍，並協調修補及披露事宜。\n\n## 保安邊界\n\n本工具故意關閉憑證驗證，並非用來隔離惡意程式碼的沙箱。',
      ['advisory', 'no_public_issue', 'handling_process', 'disclosure_policy', 'scope', 'known_limitations'],
      [],
    ],
    [
      'a row that speaks of an announcement that may come',
      '# 安全\n\n## 支持版本\n\n| 版本 | 状态 |\n| - | - |\n| 最新 | 支持 |\n| 旧版 | 除非另有公告，否则不会发布修正 |\n\n发现漏洞请写信给 a@tool.dev。',
      ['supported_versions'],
      ['update_channel'],
    ],
    [
      'Turkish in plain letters',
      '# Guvenlik Politikasi\n\n## Kapsam\n\nArac, kucuk bir temel kutuphanedir.\n\n## Acik bildirme\n\n- Guvenlik aciklari icin herkese acik issue acmayin.\n- Etkilenen surum, etki ve tekrar uretim adimlarini ekleyin.\n\n## Desteklenen surumler\n\nYalnizca en son yayinlanan surum desteklenir.',
      ['no_public_issue', 'report_contents', 'supported_versions', 'non_english', 'is_policy'],
      [],
    ],
    [
      'values that are to be replaced are no template',
      '# Sécurité\n\nÉcrivez à a@tool.dev.\n\n## Déploiement\n\n- Remplacez toutes les valeurs `CHANGE_ME` avant la mise en production.',
      [],
      ['placeholder'],
    ],
    ['an address that nobody has put in', '# Sécurité\n\nÉcrivez à `CHANGE_ME`.', ['placeholder'], []],
    [
      'what belongs to the host is sent to the host',
      '# Security\n\nMail a@tool.dev. If you found a weakness in the API of the host and not in ours, please report it at [its own programme](https://bounty.host.dev/). We track vulnerabilities that apply to our dependencies.',
      ['out_of_scope'],
      ['scope'],
    ],
    [
      'what a report helps with, and a private talk until there is a mend, in French',
      "# Sécurité\n\n## Versions suivies\n\nSeul le dernier tag reçoit des correctifs pendant la phase 0.x.\n\n## Signaler\n\nÉcrivez à a@tool.dev plutôt qu'une issue publique : une issue est visible de tous avant le correctif.\n\nCe qui aide : la version, les étapes pour reproduire, l'impact.",
      ['supported_versions', 'no_public_issue', 'report_contents'],
      ['versions_concrete', 'disclosure_policy', 'public_channel'],
    ],
    [
      'what stays private until it is mended, in Portuguese',
      '# Segurança\n\nEscreva para a@tool.dev. O relato fica privado até a correção estar pronta. Não envie endereços IP públicos.',
      ['disclosure_policy'],
      [],
    ],
    ['addresses that are open to all are no publication', '# Segurança\n\nEscreva para a@tool.dev. Oculte endereços IP públicos e chaves públicas.', [], ['disclosure_policy']],
    [
      'what is not concerned, in French',
      '# Sécurité\n\nÉcrivez à a@tool.dev.\n\n## Périmètre\n\nNe sont pas concernés les brouillons de `drafts/`, qui ne sont pas destinés à la production.',
      ['out_of_scope'],
      ['known_limitations'],
    ],
    [
      'a ticket without details, in French, and what is seen when one looks',
      "# Sécurité\n\n## Signaler\n\nOuvre un ticket « Sécurité » sans détails. Une faille corrigée s'affiche en rouge quand tu vérifies les mises à jour.",
      ['public_channel'],
      ['handling_process'],
    ],
    ['a ticket in German', '# Sicherheit\n\n## Melden\n\nEröffne ein Ticket ohne Einzelheiten.', ['public_channel'], []],
    ['an issue that is opened, in Chinese', '# 安全\n\n## 上报\n\n可以在仓库里开一个 issue（不要写利用细节）。', ['public_channel'], []],
    [
      'a version behind a wide colon, in Chinese',
      '# 安全\n\n## 支持版本\n\n当前维护的版本：1.x\n\n## 上报\n\n请不要公开发布可直接利用的漏洞细节。',
      ['versions_concrete'],
      ['researcher_rules'],
    ],
    [
      'a path that is no more, in Chinese',
      '# 安全\n\n## 上报漏洞\n\n请通过 GitHub 私有安全公告上报。\n\n此前这里还写着可以在 Issue 中提交漏洞。',
      ['advisory'],
      ['public_channel', 'update_channel'],
    ],
    [
      'an advisory that is opened for a talk that is not public, in Japanese',
      '# セキュリティ\n\n## 報告\n\nissue に「非公開での連絡を希望」とだけ書いてください。1 営業日以内に Security Advisory を開きます。',
      ['public_channel'],
      ['disclosure_deadline'],
    ],
    ['when it is made public, in Japanese', '# セキュリティ\n\na@tool.dev に連絡してください。公開のタイミングは報告者と相談して決めます。', ['disclosure_policy'], []],
    ['visitors whose name nobody knows', '# Sécurité\n\nÉcrivez à a@tool.dev. Un visiteur anonyme ne voit que la page d’accueil.', [], ['credit']],
    ['a name that stays unknown at wish', '# Sécurité\n\nÉcrivez à a@tool.dev. Si vous préférez rester anonyme, dites-le.', ['credit'], []],
    [
      'a talk that is private until there is a mend, and no reward, in Polish',
      '# Bezpieczeństwo\n\n## Zgłaszanie podatności\n\nPisz na a@tool.dev. Kanał jest prywatny do czasu wydania poprawki. Prosimy nie zakładać publicznych zgłoszeń. Nie ma programu nagród finansowych. To nie firma z dyżurem, jeśli coś jest aktywnie wykorzystywane, prosimy o tym napisać. Pierwsza odpowiedź w ciągu kilku dni.',
      ['disclosure_policy', 'no_public_issue', 'bounty', 'ack_time'],
      ['handling_process', 'researcher_rules'],
    ],
    [
      'a long list of what must not stand in public, in Polish',
      '# Bezpieczeństwo\n\nPisz na a@tool.dev.\n\n## Zgłaszanie podatności\n\nNie publikuj sekretów, danych osobowych, aktywnych tokenów ani instrukcji umożliwiających nadużycie w publicznym Issue.',
      ['no_public_issue'],
      [],
    ],
    [
      'parts of others go to others, and what is kept up, in Korean',
      '# 보안 정책\n\n## 지원 범위\n\n| 버전 | 지원 |\n| - | - |\n| 2.x | ✅ |\n\n## 취약점 신고\n\n- **권장 경로**: a@tool.dev\n\n수일 내에 회신합니다.\n\n## 대응\n\n1. **공개 배포**\n   패치 릴리즈 후 공개 공지를 진행합니다.\n\n## 범위\n\n- 제3자 구성요소의 취약점은 상위 프로젝트에 신고해 주세요.',
      ['supported_versions', 'versions_concrete', 'out_of_scope', 'ack_time', 'disclosure_policy'],
      ['user_practices'],
    ],
    [
      'the mend behind the answer, in Italian, and what has been hardened',
      '# Sicurezza\n\n## Segnalare\n\nScrivi a a@tool.dev. Puntiamo a una mitigazione entro 7 giorni dalla conferma.\n\n## Hardening applicato\n\nImmagini non-root, segreti via env, isolamento per utente.',
      ['fix_timeline'],
      ['ack_time', 'hardening', 'user_practices'],
    ],
    ['a few days, in German', '# Sicherheit\n\nBitte schreiben Sie an a@tool.dev. Wir antworten Ihnen innerhalb weniger Tage.', ['ack_time'], []],
    ['a few days, in Chinese', '# 安全\n\n请写信给 a@tool.dev。我们会在几天内回复。', ['ack_time'], []],
    [
      'a thread is no feed, a chapter that is named is no promise, and what we do not run',
      '# Security\n\nMail a@tool.dev.\n\n## Out of scope\n\n- Load tests against the site. See safe harbor below.\n\n## What happens next\n\nIf you hear nothing, follow up in the same advisory thread. We do not operate a formal notification, embargo, and private-release procedure.',
      ['out_of_scope'],
      ['update_channel', 'safe_harbor', 'disclosure_policy'],
    ],
    [
      'an issue for what is not sensitive, in Chinese',
      '# 安全\n\n## 上报漏洞\n\n请通过 GitHub 私有安全公告上报。\n\n需要讨论非敏感问题时再开 Issue。',
      ['private_channel'],
      ['public_channel'],
    ],
    [
      'an issue for what is not of security, in French',
      '# Sécurité\n\n## Signaler\n\nÉcrivez-nous à a@tool.dev. Pour les bugs non sensibles, ouvrez une issue.',
      ['email'],
      ['public_channel'],
    ],
  ])('%s', (_, text, elements, absent) => {
    expect(present(text)).toEqual(expect.arrayContaining([...elements]));
    for (const element of absent) expect(present(text)).not.toContain(element);
  });
});

test('a short text in plain letters is not taken for another language', () => {
  expect(reading('# Security\n\nThe release notes list each fix. Mail us once you have a report, and we will answer.').language).toBe('en');
  expect(reading('# Seguridad\n\nEscriba una vez que lo haya visto, y le diremos cuanto antes lo que vamos a hacer con ello.').language).toBe('es');
});
