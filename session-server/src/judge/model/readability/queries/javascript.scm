(function_declaration name: (identifier) @function.name) @function
(generator_function_declaration name: (identifier) @function.name) @function
(method_definition name: (property_identifier) @method.name) @function
[(function_expression) (arrow_function body: (statement_block))] @function
(class_declaration name: (_) @type)

(formal_parameters (identifier) @parameter)
(formal_parameters (assignment_pattern left: (identifier) @parameter))

(variable_declarator name: (identifier) @variable)
(variable_declarator name: (array_pattern (identifier) @variable))
(variable_declarator name: (object_pattern (shorthand_property_identifier_pattern) @variable))

(import_specifier !alias name: (identifier) @import)
(import_specifier alias: (identifier) @import)
(import_clause (identifier) @import)
(namespace_import (identifier) @import)

[
  (if_statement) (for_statement) (for_in_statement) (while_statement) (do_statement) (switch_statement)
] @nest
(else_clause (if_statement) @else_if)

[
  (if_statement) (for_statement) (for_in_statement) (while_statement) (do_statement) (switch_case)
  (catch_clause) (ternary_expression)
] @branch
(binary_expression operator: ["&&" "||" "??"]) @branch

[(return_statement) (throw_statement) (break_statement) (continue_statement)] @leave
[(program) (statement_block) (switch_case)] @block
