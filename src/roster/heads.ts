/** The meaning of a column of a roster. */
export type Role = 'name' | 'aliases' | 'level' | 'parent' | 'serial';

/** Usual heads of the columns, those that say most first, as `plainHead` writes them. */
const heads: Readonly<Record<Role, readonly string[]>> = {
  name: [
    ...['单位名称', '机关名称', '行政机关名称', '部门名称', '单位全称', '机构名称', '报送单位', '填报单位', '责任单位'],
    ...['单位', '机关', '行政机关', '全称', '名称', '部门', '机构'],
    ...['name', 'organization', 'organisation', 'body'],
  ],
  aliases: [
    ...['别名', '其他名称', '其它名称', '曾用名', '曾用名称', '原名', '原名称', '简称', '单位简称', '又名'],
    ...['aliases', 'alias', 'othernames', 'formername', 'shortname'],
  ],
  level: ['层级', '级别', '单位层级', '单位级别', '类别', '单位类别', 'level'],
  parent: ['上级', '上级单位', '上级机关', '主管单位', '主管部门', '汇总单位', 'parent'],
  serial: ['序号', '编号', '序', '号', 'no', 'number', 'id'],
};

const roles = new Map(
  (Object.keys(heads) as Role[]).flatMap((role) => heads[role].map((head, rank) => [head, { role, rank }] as const)),
);

/** Returns the role that a head gives to its column, and its rank among the heads of this role, from 0. */
export function roleOf(head: string): { readonly role: Role; readonly rank: number } | undefined {
  return roles.get(plainHead(head));
}

/** Removes what heads are written with in one list and not in another: spaces, width, remarks in brackets. */
function plainHead(head: string): string {
  return head
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^()]*\)|[^\p{L}\p{N}]/gu, '');
}
