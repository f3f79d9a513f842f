(function_declaration name: (identifier) @function.name) @function
(method_declaration name: (field_identifier) @method.name) @function
(func_literal) @function
(type_spec name: (type_identifier) @type)

(parameter_declaration name: (identifier) @parameter)
(variadic_parameter_declaration name: (identifier) @parameter)

(block (statement_list (short_var_declaration left: (expression_list (identifier) @variable))))
(var_spec name: (identifier) @variable)
(const_spec name: (identifier) @variable)

[
  (if_statement) (for_statement) (expression_switch_statement) (type_switch_statement) (select_statement)
] @nest
(if_statement alternative: (if_statement) @else_if)

[
  (if_statement) (for_statement) (expression_case) (type_case) (communication_case)
] @branch
(binary_expression operator: ["&&" "||"]) @branch

[(return_statement) (break_statement) (continue_statement) (goto_statement)] @leave
(statement_list) @block
