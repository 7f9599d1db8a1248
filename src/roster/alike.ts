/** Letters of the names of bodies that sound or look alike, so that one is easily written for another. */
const groups =
  '清请情|建健键见监鉴|局居菊剧具巨|育玉域裕肓|教叫较校交|河合何和|和与及|街接解|道到导|政正证整|' +
  '财才材裁|民明名|生声省升|卫为位未|务物|疗辽|障章账|场厂常|督都|里理力立利历丽埋|管馆官关冠|资姿咨|源原元园员沅|规归|划化画|' +
  '人入仁|社设舍|保堡报|农浓|林临霖|业叶|通同|运远|输书愉|文闻|旅绿|游由油|信新|访仿|防妨|档当|案安岸|计记|审申|司思|商尚|应映|急及|' +
  '军均|退腿|役疫|共供|公工功|象像向|学雪|院苑|办辨辩|委伟|会汇惠|心新芯|桥侨乔|康糠|融荣容|红洪宏|福富副';

const groupsOf = new Map<string, Set<number>>();
for (const [index, group] of groups.split('|').entries()) {
  for (const letter of group) groupsOf.set(letter, (groupsOf.get(letter) ?? new Set()).add(index));
}

/** True if two letters are easily written for each other. */
export function areAlike(one: string, other: string): boolean {
  const groups = groupsOf.get(other);
  return groups !== undefined && [...(groupsOf.get(one) ?? [])].some((group) => groups.has(group));
}
