(function_definition name: (name) @function.name) @function
(method_declaration name: (name) @method.name) @function
(anonymous_function) @function
(class_declaration name: (name) @type)
(interface_declaration name: (name) @type)

(simple_parameter name: (variable_name (name) @parameter))

(assignment_expression left: (variable_name (name) @variable))
(assignment_expression left: (list_literal (variable_name (name) @variable)))

[
  (if_statement) (for_statement) (foreach_statement) (while_statement) (do_statement) (switch_statement)
] @nest
(else_clause (if_statement) @else_if)

[
  (if_statement) (else_if_clause) (for_statement) (foreach_statement) (while_statement) (do_statement)
  (case_statement) (catch_clause) (conditional_expression)
] @branch
(binary_expression operator: ["&&" "||" "and" "or" "??"]) @branch

[
  (return_statement) (break_statement) (continue_statement) (exit_statement)
  (expression_statement (throw_expression))
] @leave
[(program) (compound_statement) (case_statement)] @block
