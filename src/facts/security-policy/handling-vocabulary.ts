import { anyOf, type Words } from './words.ts';

/** The words in which policies speak of what happens to a report, in nine languages. */

export const acknowledge = anyOf({
  en: String.raw`acknowledg|respon(?:d|se|ds)\b|repl(?:y|ies)\b|confirm(?:ation)?(?:ing)? (?:of )?(?:the |your |we )?(?:re(?:ceipt|port|ceiv))|receipt|hear (?:back|from)|heard back|get back|come back to you|getting back|initial (?:response|contact|reply|feedback|assessment)|first (?:response|contact|reply|answer)|follow[- ]?up|contact(?:ed)? you|reach(?:ed)? (?:out|back)|answer(?:ed)?\b|triag|initial|review(?:ed)? (?:your|the|all|each|reports?)|reviewed|reception|escalate\b|in touch`,
  de: 'bestätig|antwort|rückmeld|eingangs|melden uns',
  fr: 'accus|répon|réponse|réception|confirm|contacter|examin',
  es: 'respon|respuesta|acus|confirm|recepci|recib|contact',
  pt: 'respon|resposta|acus|confirm|receb|contat|retorn',
  ru: 'ответ|подтверд|подтвержд|получени|свяж|рассмотр',
  zh: '确认|確認|回复|回覆|答复|响应|回應|收到|初步|联系您|反馈',
  ja: '確認|返信|回答|応答|受領|受付|ご連絡|返答|初期|対応|受け付け',
  ko: '확인|답변|응답|회신|접수|초기|연락|회신',
});

export const fix = anyOf({
  en: 'fix|patch|resol|remedia|mitigat|address|repair|correct(?:ed|ion)|hotfix|release (?:a|of)|security (?:update|release)|solve|updates? (?:are|is|will be) (?:published|released)',
  de: 'behoben|beheb|behebung|patch|fix|korrektur|lösung|lösen',
  fr: 'correct|correctif|corrig|résol|résolution|patch|résoudre',
  es: 'corr[ei]g|correcci|soluci|resol|parche|parch|arregl|mitig',
  pt: 'corrig|correç|soluç|resol|patch|mitig',
  ru: 'исправ|устран|патч|решени|решен|фикс',
  zh: '修复|修復|补丁|解决|解決|修正|发布更新|缓解',
  ja: '修正|パッチ|解決|リリース|対処|改修',
  ko: '수정|패치|해결|조치|배포',
});

export const disclose = anyOf({
  en: String.raw`disclos|publicly|public\b|publish|embargo|announc|release (?:the )?(?:details|information)|made public`,
  de: 'offenleg|veröffentlich|bekannt',
  fr: 'divulg|publi|embargo',
  es: 'divulg|public|públic|embargo',
  pt: 'divulg|public|públic|embargo',
  ru: 'раскр|публик|эмбарго|обнарод',
  zh: '披露|公开|公開|公布|揭露|保密期',
  ja: '公開|開示|公表|エンバーゴ',
  ko: '공개|공표|엠바고',
});

/** The steps between a report and its end. Assessing is a step only where the project says that it does so, not as a condition. */
export const stages: readonly (readonly [name: string, sign: Words])[] = [
  [
    'assess',
    anyOf({
      en: String.raw`(?:we|team|maintainers?|i|they|reviewers?)(?:[’']ll)?\b[^.;]{0,60}\b(?:investigat|assess|triage|evaluat|validat|verif(?:y|ies)|reproduce|analy[sz]e|confirm(?! receipt)|determine|review|audit|examine|look into)|(?:report|issue|vulnerabilit(?:y|ies)|problem|it|they|submission)s? (?:is|are|will be|gets?) (?:then )?(?:\w+ )?(?:investigat|assess|triaged|evaluat|validat|verified|reproduced|analy[sz]ed|confirmed|reviewed|examined)|(?:^|[:*\d.)–—-] ?)(?:\w+ )?(?:investigat(?:ion|e)|assess(?:ment)?|triage|evaluat(?:ion|e)|validat(?:ion|e)|verif(?:ication|y)|analysis|analy[sz]e|confirm(?! receipt)|review|reproduc)|initial (?:triage|assessment|evaluation|analysis)|technical analysis|(?:vulnerability|issue|report) (?:is )?(?:confirmed|assessed|validated|verified|triaged)|audit code`,
      de: 'prüf|bewert|untersuch|analys|verifizier|validier',
      fr: 'évalu|analys|examin|enquêt|vérifi',
      es: 'evalu|investig|analiz|verific|validar|revis',
      pt: 'avali|investig|analis|verific|validar|revis',
      ru: 'оцен|провер|анализ|исследу|расследу',
      zh: '评估|評估|调查|調查|验证|驗證|分析|审核|核实|确认漏洞|定级|分级',
      ja: '調査|評価|検証|分析|トリアージ|審査|精査',
      ko: '조사|평가|검증|분석|검토|심사',
    }),
  ],
  [
    'fix',
    anyOf({
      en: String.raw`(?:develop|prepar|creat|writ|work(?:ing)? on|build|implement|produc|deploy|apply)\w*\b[^.;]{0,40}\b(?:fix|patch|mitigation|solution|remed|hotfix)|(?:fix(?:es)?|patch(?:es)?|hotfix) (?:is|are|will be|gets?)?\s?(?:\w+ )?(?:develop|prepar|creat|implement|made|written|merged|applied|tested)|(?:is|are|will be|be) (?:\w+ )?(?:fixed|patched|resolved|remediated)|(?:^|[:*\d.)–—-] ?)(?:fix|patch|remediat|development|resolution|mitigat)|we(?:[’']ll| will| aim to| try to| work to)? (?:then |promptly |quickly )?(?:fix|patch|remediate|resolve|address|mitigate)\b|patch is`,
      de: 'fix|patch|beheb|korrektur',
      fr: 'correctif|corrig',
      es: 'correcci|corregi|soluci|parche|desarroll',
      pt: 'correç|corrig|soluç|patch|desenvolv',
      ru: 'исправ|патч|устран',
      zh: '修复|修復|补丁|解决',
      ja: '修正|パッチ',
      ko: '수정|패치',
    }),
  ],
  [
    'test',
    anyOf({
      en: '(?:fix|patch|solution|it) (?:is |are )?(?:developed and )?(?:tested|confirmed)|test(?:ed|ing)? (?:and|the)|and test',
      de: 'getestet',
      fr: 'test',
      es: 'prob(?:ar|amos)|pruebas',
      pt: 'test',
      ru: 'тестир',
      zh: '测试',
      ja: 'テスト',
      ko: '테스트',
    }),
  ],
  [
    'cve',
    anyOf({
      en: String.raw`(?:request|assign|obtain|reserv|allocat|publish)\w*\b[^.;]{0,40}\bcves?\b|\bcve\b[^.;]{0,40}(?:request|assign|obtain|reserv|allocat)`,
      zh: '(?:申请|分配)[^。]{0,8}CVE',
      ja: 'CVE.{0,10}(?:取得|採番|申請)',
      ko: 'CVE.{0,10}(?:발급|할당)',
    }),
  ],
  [
    'release',
    anyOf({
      en: String.raw`(?:releas|ship|issu|publish|push|cut)\w*\b[^.;]{0,40}\b(?:fix|patch|update|version|release|hotfix)|(?:fix|patch|update|version|release)(?:es|s)? (?:is|are|will be|gets?|was)?\s?(?:\w+ )?(?:released|published|shipped|deployed|cut|available|announced)|patch release`,
      de: String.raw`veröffentlich\p{L}* .{0,30}(?:patch|fix|update|version)|(?:patch|fix|update).{0,30}(?:veröffentlich|bereitgestellt)`,
      fr: String.raw`publi\p{L}* .{0,30}(?:correctif|version|mise à jour)|(?:correctif|version).{0,30}publi`,
      es: String.raw`(?:public|lanz)\p{L}* .{0,30}(?:correcci|actualiz|versi|parche)`,
      pt: String.raw`(?:public|lanç)\p{L}* .{0,30}(?:correç|atualiz|vers|patch)`,
      ru: String.raw`(?:выпуст|выпуск|релиз|публик)\p{L}*.{0,30}(?:обновл|исправл|патч|верси)`,
      zh: '发布(?:修复|补丁|更新|新版本|安全更新|版本)|發布',
      ja: '(?:リリース|公開|提供)',
      ko: '(?:배포|출시|릴리스)',
    }),
  ],
  [
    'publish',
    anyOf({
      en: String.raw`advisor(?:y|ies)[^.;]{0,40}(?:publish|releas|issu|creat|post)|(?:submit|publish|releas|issu|creat|post|draft|write)\w*\b[^.;]{0,40}advisor|public(?:ly)? disclos|disclos\w* (?:publicly|the|details|after|is)|announc|notif(?:y|ied|ying) (?:users|the community|affected|customers|downstream)|made public`,
      de: 'offenleg|bekanntg|benachrichtig',
      fr: 'divulg|annonc|notifi|avis de sécurité',
      es: 'divulg|anunci|notific|aviso',
      pt: 'divulg|anunci|notific|aviso',
      ru: 'раскры|объяв|уведом|бюллетен',
      zh: '公告|披露|公开|通知用户',
      ja: '公表|告知|アドバイザリ|開示|通知',
      ko: '공지|공개|권고|통지',
    }),
  ],
];

export const credit = anyOf({
  en: String.raw`credit(?:s|ed|ing)?\b|acknowledg(?:e|ed|ing|ement)\b[^.,;]{0,25}(?:you\b(?!r (?:e-?mail|report|message|submission|disclosure))|your (?:contribution|effort|help|work|name|responsible)|reporters?\b(?!['’]?s? report)|researchers?|contributors?|contributions?|finders?|who (?:report|discover)|discoverers?|individuals|people|those|everyone)|hall of fame|(?:publicly|public) (?:thank|recogni|acknowledg)|recogni[sz](?:e|ed|ing)\b[^.]{0,50}(?:researcher|reporter|contribut|you\b|individual)|attribut(?:e|ed|ion)|thank(?:ed|s)? (?:\w+ ){0,4}(?:in the (?:release|advisor|change)|publicly)|(?:list|mention|nam)(?:ed|ing)? (?:\w+ ){0,6}(?:in (?:our|the) (?:security|release|change|ack|contrib|hall|advis|readme))|(?:will be|are|be) (?:publicly )?acknowledged\b(?! within)|remain anonymous|prefer(?:s)? (?:to (?:stay|be|remain) )?anonym|anonymity`,
  de: String.raw`namentlich|danksagung|gewürdigt|würdig|anerkenn|(?:sie|dich|du|melder\p{L}*|finder\p{L}*)[^.]{0,40} genannt|erwähn|anonym`,
  fr: 'crédit|remerci(?:é|er|ements (?:publics|dans))|reconnaissance|mentionn|anonym',
  es: 'crédit|acreditar|reconoc(?:er|im|em)|mencion|anónim',
  pt: 'crédit|creditar|reconhec(?:er|im|em)|mencion|anônim|anónim',
  ru: 'упомян|указать (?:вас|ваше|имя)|отмет(?:им|ить)|призна(?:ем|ём)|благодарност|анонимн',
  zh: '致谢|致謝|署名|鸣谢|感谢名单|荣誉|贡献者名单|匿名',
  ja: 'クレジット|謝辞|お名前を|掲載(?:します|いた)|匿名',
  ko: '크레딧|감사 ?(?:명단|인사|표시|목록)|명예의 전당|이름을|익명|공로|기여자로',
});

export const bounty = anyOf({
  en: String.raw`bount(?:y|ies)|(?:monetary|financial|cash|paid) (?:reward|compensation|incentive)|rewards?\b|swag\b|remunerat`,
  de: 'belohnung|prämie|kopfgeld|vergütung',
  fr: 'récompense|prime (?:aux|de)|rémunér',
  es: 'recompensa|remuneraci',
  pt: 'recompensa|remunera',
  ru: 'вознаграждени|награ(?:д|жд)',
  zh: '赏金|賞金|悬赏|奖励|獎勵',
  ja: '報奨|バウンティ|懸賞|報酬',
  ko: '포상|보상금|바운티',
});

export const announcePlace = anyOf({
  en: String.raw`advisor(?:y|ies)\b|release notes?|change ?logs?|mailing lists?|blog\b|news(?:letter)?\b|releases? (?:page|section|tab)|github releases|\brss\b|twitter|mastodon|announcements?\b|security (?:page|tab|bulletin)s?|git tags?|website|discord|slack|(?:security|release|repository|github|e-?mail) notifications?|notifications? (?:via|through|list|feed)|cve (?:database|entr|record)|nvd\b|osv\b|forum`,
  de: 'release[ -]?notes|advisor|changelog|mailingliste|hinweise',
  fr: 'notes de (?:version|publication)|releases? github|avis de sécurité|changelog|liste de diffusion|advisor',
  es: 'notas de (?:la )?(?:versión|publicación|lanzamiento)|avisos? de seguridad|lista de correo|releases de github',
  pt: 'notas de (?:versão|lançamento|release)|avisos? de segurança|lista de (?:e-?mail|discussão)|releases do github',
  ru: String.raw`примечани\p{L}* к (?:выпуск|релиз)|релиз|changelog|рассылк|бюллетен|advisor`,
  zh: '发布说明|更新日志|安全公告|公告|变更日志|邮件列表|Release|Advisor',
  ja: 'リリースノート|変更履歴|アドバイザリ|お知らせ|メーリングリスト|Advisor|Release',
  ko: '릴리스 ?노트|변경 ?로그|보안 ?(?:권고|공지)|공지|Advisor|Release',
});

export const announce = anyOf({
  en: String.raw`announc|publish|communicat|notif|releas(?:ed?|ing) (?:\w+ ){0,5}(?:advisor|through|via|on|in|as)|issu(?:e|ed|ing)\b|disclos|subscrib|document|post(?:ed|ing)?\b|we (?:will )?(?:open|create|file|draft) a|highlight|mention|listed|watch|follow|inform(?:ed)? (?:users|the|our|via|through)|available (?:in|on|at|via|through)|includ(?:e|ed) in|noted|found (?:in|on|at)|sent to|distribut|detailed in|accompan`,
  de: 'veröffentlich|bekannt|angekündigt|mitgeteilt|dokumentier|abonnier',
  fr: 'publi|annonc|communiqu|document|abonn|notifi|inform',
  es: 'public|anunci|comunic|document|notific|suscri',
  pt: 'public|an[uú]nci|postad|comunic|document|notific|inscrev|assine|divulg',
  ru: 'публик|объявл|сообща|уведом|подпи|анонс',
  zh: '发布|公布|通知|通过|记录|公告|订阅|关注|说明',
  ja: '公開|公表|告知|通知|お知らせ|記載|掲載|購読|発表|発行',
  ko: '공지|발표|게시|알림|구독|공개|안내|기록',
});
