// The words of the page. English is the key; what is missing here is shown in English.

const ZH = {
  'Error': '错误', 'No answer': '没有响应', 'The program cannot be reached. Is it running? Nothing is lost: try again.': '无法连接程序。它在运行吗？没有任何丢失，请重试。',
  'Plan and restore': '预估与恢复', 'Try a key': '试一个对象键', 'Jobs': '任务', 'State': '状态', 'Policy': '策略', 'Sign in': '登录', 'Sign out': '退出', 'Token': '令牌', 'Skip to content': '跳到内容',
  'keep until this tab is closed': '保留到关闭此标签页', 'The value of THAW_MANUAL_TOKEN of this function. In dev mode: only-for-dev-mode-0000000000000000': '即此函数的 THAW_MANUAL_TOKEN 的值。开发模式：only-for-dev-mode-0000000000000000',
  'Not signed in': '未登录', 'The token is wrong.': '令牌不正确。', 'Loading…': '加载中…', 'Which objects': '哪些对象', 'prefix': '前缀', 'keys': '对象键', 'list in COS': 'COS 中的清单', 'Prefix': '前缀', 'Keys': '对象键', 'List': '清单',
  'all keys that begin so, like legal/': '以此开头的所有对象键，例如 legal/', 'one key a line': '每行一个对象键', 'key of an object that holds the keys: text, CSV or an inventory': '保存对象键的对象：文本、CSV 或清单报告',
  'Bucket': '存储桶', 'Region': '地域', 'Otherwise than the rules say': '不按规则的设置', 'Tier': '恢复模式', 'Days': '天数', "the rule's": '按规则', 'keep live copies longer': '延长已有副本', 'also what a rule skips': '包括规则跳过的对象',
  'Inspect each object before the plan (one HEAD each; finds copies and running restores)': '预估前查看每个对象（每个一次 HEAD，可发现副本与进行中的恢复）', 'Plan': '预估', 'A plan sends no restore.': '预估不会发起恢复。',
  'Planning…': '正在预估…', 'Planning… {0} objects': '正在预估… {0} 个对象', 'Stop': '停止', 'Stopped.': '已停止。', 'The plan is complete.': '预估完成。', 'Would restore {0} of {1} objects, {2}': '将恢复 {1} 个对象中的 {0} 个，共 {2}',
  'readable by': '可读时间不晚于', 'Readable by': '可读时间不晚于', 'Cost not known: {0}': '费用未知：{0}', 'not known': '未知', 'By rule': '按规则', 'Rule': '规则', 'Objects': '对象', 'Size': '大小', 'Retrieval': '取回', 'Requests': '请求', 'Copies': '副本',
  'Cost': '费用', 'together': '合计', 'All objects': '全部对象', 'Show the objects': '显示对象', 'Problems': '问题', 'Restore {0} objects · {1}': '恢复 {0} 个对象 · {1}', 'The same objects at each tier': '同样的对象，不同恢复模式', 'Choose {0}': '选择{0}', 'Choice': '选择', 'Not complete': '未完成', 'try again later': '请稍后再试', 'Show all {0}': '显示全部 {0} 个', 'chosen': '已选', 'Done': '完成度',
  'Restore {0} objects for about {1}?': '恢复 {0} 个对象，费用约 {1}？', 'A running restore cannot be stopped or changed to another tier.': '进行中的恢复不能停止，也不能改为其他模式。', "This is an estimate by the policy's prices; the bill decides.": '这是按策略价格的估算，以账单为准。',
  'Restore': '恢复', 'Back': '返回', 'Type {0} to confirm': '输入 {0} 以确认', 'By outcome': '按结果', 'Outcome': '结果', '{0} of {1} objects': '{1} 个对象中的 {0} 个', 'Key': '对象键', 'Readable': '可读', 'until': '直到', 'Detail': '说明',
  'The list ends here; the sums count all.': '列表到此为止；合计包括全部。', '{0} keys': '{0} 个对象键', 'Not finished': '未完成', 'Expedited': '极速', 'Standard': '标准', 'Bulk': '批量',
  'Storage class': '存储类型', 'Event': '事件', 'Explain': '解释', 'No object is looked at.': '不会查看任何对象。', 'YES': '是', 'no': '否', 'perhaps': '可能', 'not reached': '未到达', 'Would be restored by rule {0}': '将由规则 {0} 恢复',
  'if requested now': '如果现在请求', 'Rules, in their order': '规则（按顺序）', 'Decides': '决定', 'Why': '原因', '{0} more rules are not shown.': '还有 {0} 条规则未显示。',
  'Requests of this browser': '此浏览器的请求', 'Created': '创建时间', 'Requested': '已请求', 'Failed': '失败', 'open': '未完成', 'done': '已完成', 'running': '进行中',
  'Jobs are off (THAW_JOBS is not set). Requests run in this browser, in slices of eight seconds, as long as the page is open.': '任务功能未开启（未设置 THAW_JOBS）。请求在此浏览器中分段执行，每段八秒，页面需保持打开。',
  'Nothing was requested from this browser yet.': '此浏览器还没有请求。', 'Newest first': '最新的在前', 'Job': '任务', 'Phase': '阶段', 'There are no jobs yet.': '还没有任务。', 'is being cancelled': '正在取消',
  '{0} of {1} requested · {2} waiting · {3} failed': '已请求 {0} / {1} · 等待 {2} · 失败 {3}', '{0} of {1} readable · {2} overdue · {3} lost': '可读 {0} / {1} · 逾期 {2} · 丢失 {3}', 'skipped': '跳过', 'Next check': '下次检查', 'Engine': '引擎', 'Files': '文件',
  'Confirm': '确认', 'Cancel the job': '取消任务', 'What COS accepted goes on and is charged.': 'COS 已接受的请求会继续并计费。', 'Failures': '失败', 'Request': '请求', 'This browser does not know the request.': '此浏览器没有这个请求。',
  'requested': '已请求', 'already running': '已在进行', 'failed': '失败', 'worth another try': '可重试', 'Pause': '暂停', 'Go on': '继续', 'Look at the state': '查看状态', 'Forget': '删除记录', 'none': '无',
  'State of objects': '对象状态', 'look again when the next is ready (one HEAD per archived object)': '下一个可读时再次查看（每个归档对象一次 HEAD）', 'Show': '查看', 'Each look inspects every archived object.': '每次查看都会检查每个归档对象。', 'Looking…': '正在查看…', 'Looking… {0} objects': '正在查看… {0} 个对象', 'Done.': '完成。',
  'readable now': '现在可读', 'coming': '恢复中', 'archived': '已归档', 'missing': '不存在', 'all': '全部', '{0} objects': '{0} 个对象', 'By state': '按状态', 'Share': '比例', 'Coming, by hour': '恢复中（按小时）', '{0} running restores do not say when they began.': '{0} 个进行中的恢复没有开始时间。',
  'Copy the readable keys': '复制可读的对象键', 'Copied.': '已复制。', 'Restore what is archived…': '恢复已归档的对象…', 'As a table': '以表格显示', 'In the hour from': '从此时起一小时内',
  'buckets': '存储桶', 'not': '排除', 'not by hand': '不用于手动请求', 'The configured policy is not in force': '配置的策略未生效', 'Source': '来源', 'Read': '读取时间', 'Digest': '摘要', 'Buckets': '存储桶', 'Tiers': '恢复模式', 'Most days': '最多天数', 'Most objects per request': '每次请求最多对象数',
  'Most bytes per request': '每次请求最大容量', 'Most cost per request': '每次请求最高费用', 'Largest object for Expedited': '极速模式的最大对象', 'Restores per second and bucket': '每桶每秒恢复数', 'no limit': '不限', 'Version': '版本', 'Switched on': '已开启', 'Does': '操作',
  '{0} days': '{0} 天', 'reads a list': '读取清单', 'skips': '跳过', 'For': '对象', 'everything': '全部', 'Ready': '就绪', 'Not ready': '未就绪',
  'would be restored': '将恢复', 'copy would be kept longer': '副本将延长', 'kept longer': '已延长', 'restore is running already': '恢复已在进行', 'readable, not archived': '可读，未归档', 'readable copy exists': '已有可读副本', 'no rule matches': '没有匹配的规则',
  'a rule skips it': '规则跳过', 'folder': '文件夹', 'event is ignored': '事件被忽略', 'changed since it was planned': '预估后已变化', 'over a limit of the policy': '超出策略限制', 'COS refused it': 'COS 拒绝', 'not readable': '无法读取', 'bucket is not allowed': '存储桶不允许', 'COS did not answer': 'COS 没有响应',
  'not processed in time': '未及时处理', 'credentials expired': '凭证过期', 'restore is running': '恢复进行中', 'planning': '预估', 'awaits confirmation': '等待确认', 'requesting': '请求', 'ready': '就绪', 'partly ready': '部分就绪', 'cancelled': '已取消', 'not confirmed in time': '未及时确认',
  'RESTORING': '恢复中',
};

let chosen = localStorage.getItem('thaw-language') || (/^zh\b/i.test(navigator.language) ? 'zh' : 'en');
const language = () => chosen;
function setLanguage(name) { chosen = name; localStorage.setItem('thaw-language', name); }
const t = (text, ...values) => (chosen === 'zh' && ZH[text] || text).replace(/\{(\d)\}/g, (whole, at) => values[at] ?? '');
