import { tool } from '../../version.ts';

/** Who a workbook says has written it last; whoever saves it anew puts another name there. */
export const author = tool.name;
