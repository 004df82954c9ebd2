/** The letters of the languages whose words are separated by spaces. The Unicode class costs ten times as much to compile, and there are many expressions. */
export const letter = 'a-z\\u00c0-\\u024f\\u1e00-\\u1eff\\u0400-\\u04ff\\u0620-\\u064a';

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
  '报報 应應 时時 处處 类類 说說 详詳 开開 议議 题題 单單 讨討 论論 发發 联聯 创創 过過 邮郵 馈饋 严嚴 响響 复復覆複 现現 骤驟 组組 块塊 图圖 环環 统統 关關 验驗 证證 数數 据據 权權 护護 维維 认認 确確 调調 协協 责責 终終 审審 评評 级級 实實 赏賞 奖獎 励勵 悬懸 谢謝 鸣鳴 贡貢 献獻 荣榮 誉譽 务務 订訂 载載 历歷 记記 变變 产產 网網 络絡 库庫 项項 启啟 设設 备備 检檢 规規 监監 锁鎖 签簽 构構 镜鏡 险險 们們 将將 会會 个個 请請 为為 与與 对對 测測 试試 删刪 击擊 坏壞 窃竊 绝絕 范範 围圍 适適 盖蓋 属屬 视視 标標 缓緩 预預 释釋 扫掃 隐隱 态態 约約 间間 后後 无無 当當 员員 线線 动動 该該 种種 点點 续續 进進 给給 并並 谨謹 写寫 补補 决決 软軟 专專 门門 问問 断斷 选選 择擇 负負 优優 东東 机機 扩擴 导導 档檔 贴貼 义義 传傳 输輸 储儲 闭閉 边邊 恶惡 误誤 错錯 诉訴 体體 独獨 离離 钥鑰 码碼 凭憑 号號 团團 队隊 链鏈 连連 结結 质質 压壓 缩縮 频頻 额額 页頁 览覽 显顯 遗遺 阅閱 录錄 志誌 账賬 仓倉 际際 暂暫 寻尋 获獲 装裝 经經 营營 运運 云雲 赖賴 层層 书書 识識 谁誰 诺諾 转轉 迁遷 违違 远遠 还還 这這 达達 长長 阶階 顺順 须須 驳駁 减減 则則 区區 参參 场場 墙牆 尽盡 帮幫 归歸 户戶 扰擾 损損 换換 旧舊 术術 极極 欢歡 残殘 汇匯 没沒 泄洩 滥濫 状狀 电電 盘盤 积積 称稱 稳穩 紧緊 细細 绑綁 继繼 编編 罚罰 胁脅 脱脫 节節 虑慮 虚虛 观觀 触觸 计計 让讓 许許 访訪 译譯 询詢 读讀 资資 败敗 费費 践踐 踪蹤 较較 辑輯 迟遲 递遞 逻邏 销銷 键鍵 随隨 难難 静靜 颁頒 争爭 乱亂 众眾 伪偽 侧側 内內 净淨 别別 园園 坚堅 够夠 学學 宽寬 尝嘗 师師 带帶 庆慶 张張 强強 彻徹 径徑 惯慣 愿願 战戰 扬揚 担擔 拟擬 拥擁 挡擋 摄攝 敌敵 样樣 梦夢 毁毀 浅淺 浏瀏 温溫 满滿 灾災 烦煩 热熱 爱愛 牵牽 疏疎 砖磚 禀稟 筛篩 粮糧 纠糾 纪紀 纯純 纳納 纸紙 练練 绍紹 绕繞 绘繪 综綜 绿綠 罗羅 肃肅 脏髒 舰艦 艺藝 药藥 蓝藍 虫蟲 见見 觉覺 讯訊 讲講 词詞 诚誠 话話 谈談 谋謀 谓謂 货貨 贯貫 贵貴 贸貿 赔賠 赢贏 跃躍 轨軌 轮輪 轻輕 迹跡 邻鄰 郑鄭 针針 铁鐵 银銀 闻聞 陆陸 陈陳 顾顧 风風 驱驅 驶駛 龙龍';

const variants: ReadonlyMap<string, string> = new Map(`${accented} ${traditional}`.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as const));

/** The source of an expression for texts in lower case. One that disregards case itself takes three times as long to compile, and there are hundreds. */
export const lowerCased = (source: string): string => source.replaceAll(/\\p\{\w+\}|\\.|[^\\]+/gsu, (piece) => (piece.startsWith('\\') ? piece : piece.toLowerCase()));
