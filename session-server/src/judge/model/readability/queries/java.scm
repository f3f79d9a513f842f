(method_declaration name: (identifier) @method.name) @function
(constructor_declaration) @function
(lambda_expression body: (block)) @function
(class_declaration name: (identifier) @type)
(interface_declaration name: (identifier) @type)
(enum_declaration name: (identifier) @type)
(record_declaration name: (identifier) @type)

(formal_parameter name: (identifier) @parameter)
(local_variable_declaration declarator: (variable_declarator name: (identifier) @variable))
(field_declaration declarator: (variable_declarator name: (identifier) @variable))

(import_declaration (scoped_identifier name: (identifier) @import) .)

[
  (if_statement) (for_statement) (enhanced_for_statement) (while_statement) (do_statement) (switch_expression)
] @nest
(if_statement alternative: (if_statement) @else_if)

[
  (if_statement) (for_statement) (enhanced_for_statement) (while_statement) (do_statement)
  (switch_label (_)) (catch_clause) (ternary_expression)
] @branch
(binary_expression operator: ["&&" "||"]) @branch

[(return_statement) (throw_statement) (break_statement) (continue_statement)] @leave
[(block) (constructor_body) (switch_block_statement_group)] @block
