(function_definition declarator: (function_declarator declarator: (identifier) @function.name)) @function
(function_definition declarator: (_ (function_declarator declarator: (identifier) @function.name))) @function
(function_definition declarator: (function_declarator declarator: (field_identifier) @method.name)) @function
(function_definition declarator: (function_declarator declarator: (qualified_identifier))) @function
(lambda_expression) @function
(type_definition declarator: (type_identifier) @type)
(alias_declaration name: (type_identifier) @type)
(struct_specifier name: (type_identifier) @type body: (_))
(class_specifier name: (type_identifier) @type body: (_))

(parameter_declaration declarator: (identifier) @parameter)
(parameter_declaration declarator: (_ declarator: (identifier) @parameter))
(parameter_declaration declarator: (reference_declarator (identifier) @parameter))

(declaration declarator: (identifier) @variable)
(declaration declarator: (init_declarator declarator: (identifier) @variable))
(declaration declarator: (array_declarator declarator: (identifier) @variable))
(declaration declarator: (pointer_declarator declarator: (identifier) @variable))
(declaration declarator: (init_declarator declarator: (_ declarator: (identifier) @variable)))
(structured_binding_declarator (identifier) @variable)

[
  (if_statement) (for_statement) (for_range_loop) (while_statement) (do_statement) (switch_statement)
] @nest
(else_clause (if_statement) @else_if)

[
  (if_statement) (for_statement) (for_range_loop) (while_statement) (do_statement) (case_statement value: (_))
  (catch_clause) (conditional_expression)
] @branch
(binary_expression operator: ["&&" "||" "and" "or"]) @branch

[(return_statement) (throw_statement) (break_statement) (continue_statement) (goto_statement)] @leave
[(compound_statement) (case_statement)] @block
