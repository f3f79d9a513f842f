(function_item name: (identifier) @function.name) @function
(struct_item name: (type_identifier) @type)
(enum_item name: (type_identifier) @type)
(type_item name: (type_identifier) @type)
(trait_item name: (type_identifier) @type)

(parameter pattern: (identifier) @parameter)
(parameter pattern: (mut_pattern (identifier) @parameter))

(let_declaration pattern: (identifier) @variable)
(let_declaration pattern: (tuple_pattern (identifier) @variable))
(const_item name: (identifier) @variable)
(static_item name: (identifier) @variable)

(use_declaration argument: (scoped_identifier name: (identifier) @import))
(use_list (identifier) @import)

[
  (if_expression) (for_expression) (while_expression) (loop_expression) (match_expression)
] @nest
(else_clause (if_expression) @else_if)

[
  (if_expression) (for_expression) (while_expression) (loop_expression) (match_arm)
] @branch
(binary_expression operator: ["&&" "||"]) @branch

[
  (return_expression) (break_expression) (continue_expression)
  (expression_statement [(return_expression) (break_expression) (continue_expression)])
] @leave
(block) @block
