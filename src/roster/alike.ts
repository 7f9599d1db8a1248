/** Letters of names that sound or look alike, so that one is easily written for another. */
const groups =
  '青清情晴请靖轻|建健键见监鉴|局居菊剧具巨|育玉域裕肓|教叫较校交|河合何和荷禾|镇真振阵填|乡香相湘|街接解|道到导|政正证整郑|财才材裁|民明名|生声省升胜|卫为位未|务物|' +
  '疗辽|障章账|场厂常|督都|里理力立利历丽|管馆官关冠|资姿咨|源原元园员沅|规归|划化画|人入仁|社设舍|保堡报|农浓|村邨寸|林临霖琳|业叶|通同|运远|输书|文闻|旅绿|' +
  '游由油|信新|访仿|防妨|档当|案安岸|计记|审申|司思|商尚|应映|急及|军均|退腿|役疫|共供|公工功|象像向|学雪|院苑|办辨辩|委伟|会汇惠|心新芯|' +
  '州洲舟|阳杨扬羊|溪西夕|石时实|沙砂|泉全|岭领令岺|山杉|湖胡|江姜|海亥|滩潭谭|塘唐堂|坪平评萍|坝霸|桥侨乔|店点|庄装壮|寨塞|屯囤|营莹|堰偃|渡度杜|港巷|湾弯|洞峒|龙隆|凤风丰峰锋|' +
  '云芸运|柳刘留|梅眉煤|竹祝|松嵩宋|柏伯|桃陶|荣容蓉融|华花|兴星新|福富复|永勇咏|宁柠|康糠|吉集|祥详翔|瑞锐|德得|义议仪|仁任|双霜|白百柏|黄皇|红洪宏虹|紫子|金今|银垠|铜同';

const groupsOf = new Map<string, Set<number>>();
for (const [index, group] of groups.split('|').entries()) {
  for (const letter of group) groupsOf.set(letter, (groupsOf.get(letter) ?? new Set()).add(index));
}

/** True if two letters are easily written for each other. */
export function areAlike(one: string, other: string): boolean {
  const groups = groupsOf.get(other);
  return groups !== undefined && [...(groupsOf.get(one) ?? [])].some((group) => groups.has(group));
}
