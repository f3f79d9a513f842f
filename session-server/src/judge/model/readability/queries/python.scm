(function_definition name: (identifier) @function.name) @function
(class_definition name: (identifier) @type)

(parameters (identifier) @parameter)
(typed_parameter . (identifier) @parameter)
(default_parameter name: (identifier) @parameter)
(typed_default_parameter name: (identifier) @parameter)

(assignment left: (identifier) @variable)
(assignment left: (pattern_list (identifier) @variable))
(assignment left: (tuple_pattern (identifier) @variable))
(as_pattern_target (identifier) @variable)
(named_expression name: (identifier) @variable)

(import_statement name: (dotted_name . (identifier) @import))
(import_from_statement name: (dotted_name . (identifier) @import))
(aliased_import alias: (identifier) @import)

[(if_statement) (for_statement) (while_statement) (match_statement)] @nest

[
  (if_statement) (elif_clause) (for_statement) (while_statement) (except_clause) (case_clause)
  (conditional_expression) (boolean_operator) (if_clause)
] @branch

[(return_statement) (raise_statement) (break_statement) (continue_statement)] @leave
[(module) (block)] @block
