/** A plugin of oxlint with one rule. */
const message = 'The clock is an argument: only clock.ts asks the platform for the time.'

const isDateNow = ({ object, property }) => object.name === 'Date' && property.name === 'now'
const isEmptyDate = ({ callee, arguments: given }) => callee.name === 'Date' && given.length === 0

export default {
  meta: { name: 'house' },
  rules: {
    'no-platform-time': {
      create: (context) => ({
        MemberExpression: (node) => {
          if (isDateNow(node) || node.object.name === 'performance') context.report({ node, message })
        },
        NewExpression: (node) => {
          if (isEmptyDate(node)) context.report({ node, message })
        },
      }),
    },
  },
}
