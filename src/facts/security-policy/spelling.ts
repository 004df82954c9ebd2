/**
 * Widens the source of an expression to how people really type: Latin letters without their accents, umlauts in two letters, and Traditional Chinese beside Simplified.
 * The expression is widened and not the text, so that reading costs nothing more.
 */
export const tolerant = (source: string): string => {
  let inClass = false;
  return source.replaceAll(/\\.|\[|\]|[^\\[\]]/gsu, (piece) => {
    if (piece === '[') inClass = true;
    if (piece === ']') inClass = false;
    const other = variants.get(piece);
    if (other === undefined) return piece;
    if (inClass) return piece + other;
    const digraph = digraphs.get(piece);
    return digraph === undefined ? `[${piece}${other}]` : `(?:[${piece}${other}]|${digraph})`;
  });
};

/** As German is written where the keys are missing, or in Switzerland. */
const digraphs: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
]);

const accented = 'áa àa âa ãa äa åa çc ée èe êe ëe íi ìi îi ïi ñn óo òo ôo õo öo úu ùu ûu üu ąa ćc ęe łl ńn śs źz żz ğg şs ıi ßs';
const traditional =
  '报報 应應 时時 处處 类類 说說 详詳 开開 议議 题題 单單 讨討 论論 发發 联聯 创創 过過 邮郵 馈饋 严嚴 响響 复復覆複 现現 骤驟 组組 块塊 图圖 环環 统統 关關 验驗 证證 数數 据據 权權 护護 维維 认認 确確 调調 协協 责責 终終 审審 评評 级級 实實 赏賞 奖獎 励勵 悬懸 谢謝 鸣鳴 贡貢 献獻 荣榮 誉譽 务務 订訂 载載 历歷 记記 变變 产產 网網 络絡 库庫 项項 启啟 设設 备備 检檢 规規 监監 锁鎖 签簽 构構 镜鏡 险險 们們 将將 会會 个個 请請 为為 与與 对對 测測 试試 删刪 击擊 坏壞 窃竊 绝絕 范範 围圍 适適 盖蓋 属屬 视視 标標 缓緩 预預 释釋 扫掃 隐隱 态態 约約 间間 后後 无無 当當 员員 线線 动動 该該 种種 点點 续續 进進 给給 并並 谨謹 写寫 补補 决決 软軟 专專 门門 问問 断斷 选選 择擇 负負 优優 东東 机機 扩擴 导導 档檔 贴貼 义義 传傳 输輸 储儲';

const variants: ReadonlyMap<string, string> = new Map(`${accented} ${traditional}`.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

/** The source of an expression for texts in lower case. One that disregards case itself takes three times as long to compile, and there are hundreds. */
export const lowerCased = (source: string): string => source.replaceAll(/\\p\{\w+\}|\\.|[^\\]+/gsu, (piece) => (piece.startsWith('\\') ? piece : piece.toLowerCase()));
